"""What stands between the browser and Streamlit: compressed files, security headers, and closed doors."""
