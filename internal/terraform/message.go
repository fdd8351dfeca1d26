package terraform

import (
	"encoding/json"
	"time"
)

// message is one line of Terraform's machine-readable UI:
// https://developer.hashicorp.com/terraform/internals/machine-readable-ui
// Only what is used is here. OpenTofu speaks the same.
type message struct {
	Text       string               `json:"@message"`
	Time       time.Time            `json:"@timestamp"`
	Type       string               `json:"type"`
	Change     *plannedChange       `json:"change"`
	Hook       *hook                `json:"hook"`
	Changes    *changeSummary       `json:"changes"`
	Outputs    map[string]outputted `json:"outputs"`
	Diagnostic *diagnostic          `json:"diagnostic"`
}

type resource struct {
	Address string `json:"addr"`
	Name    string `json:"resource"` // the address within its module
	Type    string `json:"resource_type"`
}

type plannedChange struct {
	Resource resource `json:"resource"`
	Action   string   `json:"action"`
	Reason   string   `json:"reason"`
}

type hook struct {
	Resource resource `json:"resource"`
	Action   string   `json:"action"`
}

type changeSummary struct {
	Import int `json:"import"`
	Add    int `json:"add"`
	Change int `json:"change"`
	Remove int `json:"remove"`
}

type outputted struct {
	Sensitive bool            `json:"sensitive"`
	Action    string          `json:"action"`
	Value     json.RawMessage `json:"value"`
}

type diagnostic struct {
	Severity string   `json:"severity"`
	Summary  string   `json:"summary"`
	Detail   string   `json:"detail"`
	Address  string   `json:"address"`
	Range    *span    `json:"range"`
	Snippet  *snippet `json:"snippet"`
}

type span struct {
	Filename string `json:"filename"`
	Start    struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	} `json:"start"`
}

type snippet struct {
	Code string `json:"code"`
}

// parse reads one line. A line that is no message, such as a warning printed
// before Terraform knows that it should speak JSON, becomes a message of type
// "text".
func parse(line []byte) message {
	var m message
	if err := json.Unmarshal(line, &m); err != nil {
		return message{Type: "text", Text: string(line)}
	}
	return m
}
