def find_attributions(*args, **kwargs):
    return []
