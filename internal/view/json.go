package view

import (
	"encoding/json"
	"io"
	"sync"
	"time"

	"flota.dev/flota/internal/event"
)

// JSON writes each event as one line: {"time", "event", "data"}.
type JSON struct {
	mu  sync.Mutex
	enc *json.Encoder
}

// NewJSON returns a sink that writes to out.
func NewJSON(out io.Writer) *JSON { return &JSON{enc: json.NewEncoder(out)} }

// Emit writes e. An output that is gone has nobody left to tell.
func (j *JSON) Emit(e event.Event) {
	j.mu.Lock()
	defer j.mu.Unlock()
	_ = j.enc.Encode(struct {
		Time  time.Time   `json:"time"`
		Event string      `json:"event"`
		Data  event.Event `json:"data"`
	}{time.Now().UTC(), e.Kind(), e})
}

// Close has nothing to finish.
func (j *JSON) Close() {}
