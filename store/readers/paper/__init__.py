"""How a printed page becomes a text: letters to lines, lines to columns, columns to paragraphs.

Only `glyphs` knows PDFium; the other modules know letters and lines by where they stand.
"""
