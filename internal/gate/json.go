package gate

import (
	"encoding/json"
	"io"
)

// WriteJSON writes a report as one JSON object.
func WriteJSON(w io.Writer, r Report) error { return writeJSON(w, r) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
