package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
)

// Kind says what happened to a release.
type Kind string

// The kinds of events.
const (
	Started  Kind = "started"
	Deployed Kind = "deployed" // the revision is registered, and the deployment has been handed to AWS
	Judged   Kind = "judged"   // there is a verdict
	Recalled Kind = "recalled" // somebody asks for a release that is on its way to be taken back
	Reverted Kind = "reverted" // a release that was live has been taken back
	Measured Kind = "measured" // somebody counted what clients saw
)

// event is the object that is stored. A release is all its events laid over each other.
type event struct {
	Event Kind      `json:"event"`
	At    time.Time `json:"at"`
	Release
}

const root = "ledger/"

func serviceDir(environment, service string) string {
	return root + environment + "/" + service + "/"
}

// Append adds an event to the release that facts names by environment, service
// and ID. Of the other facts only those that are new need to be set.
func (l *Ledger) Append(ctx context.Context, kind Kind, facts Release) error {
	body, err := json.Marshal(event{Event: kind, At: time.Now().UTC(), Release: facts})
	if err != nil {
		return fmt.Errorf("record release %s: %w", facts.ID, err)
	}
	dir := serviceDir(facts.Environment, facts.Service) + newestFirst(facts.ID) + "/"
	for {
		number, err := l.next(ctx, dir)
		if err != nil {
			return fmt.Errorf("record release %s: %w", facts.ID, err)
		}
		err = l.store.Put(ctx, fmt.Sprintf("%s%04d-%s.json", dir, number, kind), body, true)
		if errors.Is(err, ErrExists) {
			continue // another writer took the number
		}
		if err != nil {
			return fmt.Errorf("record release %s: %w", facts.ID, err)
		}
		return nil
	}
}

// next returns the number of the next event in a release's folder.
func (l *Ledger) next(ctx context.Context, dir string) (int, error) {
	last := ""
	for keys, err := range l.pages(ctx, dir) {
		if err != nil {
			return 0, err
		}
		last = keys[len(keys)-1]
	}
	if last == "" {
		return 1, nil
	}
	digits, _, _ := strings.Cut(path.Base(last), "-")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, fmt.Errorf("%s is not an event of the ledger", last)
	}
	return n + 1, nil
}
