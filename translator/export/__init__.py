"""History in forms for other programs and for people: a module for each form."""

from translator.export.forms import FORMS, WHATS, export, form_of

__all__ = ["FORMS", "WHATS", "export", "form_of"]
