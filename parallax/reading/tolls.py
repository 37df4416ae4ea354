def find_tolls(*args, **kwargs):
    return []
