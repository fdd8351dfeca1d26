package events

import (
	"crypto/rand"
	"encoding/json"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// event is an event in EventBridge's form (EventBridge user guide, "Events").
type event struct {
	Version   string         `json:"version"`
	ID        string         `json:"id"`
	Type      string         `json:"detail-type"`
	Source    string         `json:"source"`
	Account   string         `json:"account"`
	Time      time.Time      `json:"time"`
	Region    string         `json:"region"`
	Resources []string       `json:"resources"`
	Detail    map[string]any `json:"detail"`
}

func newEvent(key store.Key, source, typ, resource string, at time.Time, detail map[string]any) event {
	return event{
		Version: "0", ID: rand.Text(), Type: typ, Source: source, Account: key.Account, Region: key.Region,
		Time: at.UTC().Truncate(time.Second), Resources: []string{resource}, Detail: detail,
	}
}

// fields returns the event as encoding/json decodes it.
func (e event) fields() (map[string]any, error) {
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	var out map[string]any
	return out, json.Unmarshal(raw, &out)
}
