def find_stances(*args, **kwargs):
    return []
