"""What the page shows, computed: one module per noun, each a set of functions from tables and filters to frames.

Nothing here imports streamlit, so every view is tested as a plain function.
"""
