package events

import (
	"encoding/json"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// Notification is something that was to be sent, and what became of it.
type Notification struct {
	Time    time.Time `json:"time"`
	Account string    `json:"account"`
	Region  string    `json:"region"`
	// Via says what sent it: sns, states, events or alarm.
	Via string `json:"via"`
	// Target is the ARN or name of the topic, state machine or rule.
	Target   string `json:"target"`
	Protocol string `json:"protocol,omitempty"`
	// Endpoint is to whom. A webhook's is the name of its secret.
	Endpoint string `json:"endpoint,omitempty"`
	Subject  string `json:"subject,omitempty"`
	Message  string `json:"message,omitempty"`
	Outcome  string `json:"outcome"`
}

// kept is where notifications are. It is no log group that clients see.
const kept = "flota/notifications"

func (b *Bus) note(at store.Key, n Notification) {
	n.Time, n.Account, n.Region = time.Now().UTC(), at.Account, at.Region
	line, err := json.Marshal(n)
	if err != nil {
		return
	}
	_ = b.cfg.Logs.Append(logs.Group{Name: kept}, "sent", logs.Event{Time: n.Time, Message: string(line)})
}

// Notifications returns the newest of what was to be sent, at most limit, newest first.
func (b *Bus) Notifications(limit int) ([]Notification, error) {
	events, err := b.cfg.Logs.Read(logs.Group{Name: kept}, logs.Query{Limit: limit, Tail: true})
	if err != nil {
		return nil, err
	}
	out := make([]Notification, 0, len(events))
	for _, e := range slices.Backward(events) {
		var n Notification
		if err := json.Unmarshal([]byte(e.Message), &n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}
