"""The writing surface: an article's headlines and body in one document, edited by transactions."""
