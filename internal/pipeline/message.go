package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
)

// Message is one thing to tell the repository's host about a commit: exactly one
// of Status, Insights and Plan is set.
type Message struct {
	Commit   string       `json:"commit"`
	Status   *BuildStatus `json:"status,omitempty"`
	Insights *Insights    `json:"insights,omitempty"`
	// Plan is told to the pull requests of the commit, in their plan comment.
	Plan *PlanPart `json:"plan,omitempty"`
}

// subject is what the message is about: a later one about the same makes it void.
func (m Message) subject() string {
	switch {
	case m.Status != nil:
		return "status " + m.Commit + " " + m.Status.Key
	case m.Insights != nil:
		return "insights " + m.Commit + " " + m.Insights.ID
	case m.Plan != nil:
		return "plan " + m.Commit + " " + m.Plan.Service
	}
	return ""
}

// slip is the key of a kept message, taken apart. Keys sort by time.
type slip struct {
	key     string
	at      time.Time
	subject string // hashed
}

const outboxPrefix = "outbox/"

func newSlip(m Message, at time.Time) slip {
	sum := sha256.Sum256([]byte(m.subject()))
	s := slip{at: at, subject: hex.EncodeToString(sum[:8])}
	s.key = fmt.Sprintf("%s%020d-%s.json", outboxPrefix, at.UnixNano(), s.subject)
	return s
}

// readSlip takes a key apart. What is no message is not ok.
func readSlip(key string) (s slip, ok bool) {
	nanos, subject, ok := strings.Cut(strings.TrimSuffix(path.Base(key), ".json"), "-")
	at, err := strconv.ParseInt(nanos, 10, 64)
	return slip{key: key, at: time.Unix(0, at), subject: subject}, ok && err == nil
}
