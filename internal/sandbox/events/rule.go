package events

import (
	"context"
	"encoding/json"
	"strings"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/logs/pattern"
	"flota.dev/flota/internal/sandbox/store"
)

// rule is a view of aws_cloudwatch_event_rule.
type rule struct {
	Name    string `json:"name"`
	Bus     string `json:"event_bus_name"`
	Pattern string `json:"event_pattern"`
	State   string `json:"state"`
}

// target is a view of aws_cloudwatch_event_target.
type target struct {
	Rule        string `json:"rule"`
	Bus         string `json:"event_bus_name"`
	ARN         string `json:"arn"`
	Input       string `json:"input"`
	InputPath   string `json:"input_path"`
	Transformer []any  `json:"input_transformer"`
}

const defaultBus = "default"

// put gives an event to the targets of all rules that it fits.
func (b *Bus) put(ctx context.Context, e event) {
	fields, err := e.fields()
	if err != nil {
		return
	}
	for _, r := range b.cfg.Store.List("aws_cloudwatch_event_rule", e.Account, e.Region) {
		v, err := store.Decode[rule](r)
		if err != nil || v.State == "DISABLED" || v.Pattern == "" || v.Bus != defaultBus {
			continue
		}
		ok, err := match(v.Pattern, fields)
		if err != nil {
			b.note(r.Key, Notification{Via: "events", Target: v.Name, Outcome: "not matched: " + err.Error()})
		}
		if ok {
			b.deliver(ctx, r.Key, v.Name, e, fields)
		}
	}
}

func (b *Bus) deliver(ctx context.Context, at store.Key, name string, e event, fields map[string]any) {
	for _, r := range b.cfg.Store.List("aws_cloudwatch_event_target", at.Account, at.Region) {
		t, err := store.Decode[target](r)
		if err != nil || t.Rule != name || t.Bus != defaultBus {
			continue
		}
		input, err := t.input(fields)
		if err != nil || len(t.Transformer) > 0 {
			b.note(at, Notification{Via: "events", Target: t.ARN, Outcome: "not delivered: the sandbox does not transform events"})
			continue
		}
		b.hand(ctx, at, t.ARN, e, input)
	}
}

// input is what a target gets: the event, a part of it, or a constant.
func (t target) input(fields map[string]any) (any, error) {
	switch {
	case t.Input != "":
		var constant any
		return constant, json.Unmarshal([]byte(t.Input), &constant)
	case t.InputPath != "" && t.InputPath != "$":
		path, err := pattern.ParsePath(t.InputPath)
		if err != nil {
			return nil, err
		}
		part, _ := path.Of(fields)
		return part, nil
	}
	return fields, nil
}

// hand gives an input to a target, which its ARN names.
func (b *Bus) hand(ctx context.Context, at store.Key, arn string, e event, input any) {
	raw, err := json.Marshal(input)
	if err != nil {
		return
	}
	part := strings.SplitN(arn, ":", 6)
	if len(part) < 6 {
		return
	}
	switch service, resource := part[2], part[5]; service {
	case "logs":
		b.log(at, strings.TrimSuffix(strings.TrimPrefix(resource, "log-group:"), ":*"), e, string(raw))
	case "sns":
		b.publish(ctx, at, arn, message{Text: string(raw)})
	case "states":
		b.start(ctx, at, arn, input)
	default:
		b.note(at, Notification{Via: "events", Target: arn, Message: string(raw), Outcome: "not delivered: the sandbox has no such target"})
	}
}

// log writes an event into a group, if the group is there.
func (b *Bus) log(at store.Key, group string, e event, line string) {
	key := store.Key{Account: at.Account, Region: at.Region, Type: "aws_cloudwatch_log_group", ID: group}
	if _, err := b.cfg.Store.Get(key); err != nil {
		b.note(at, Notification{Via: "events", Target: group, Outcome: "not delivered: there is no such log group"})
		return
	}
	// Whoever reads finds what the disk took; there is nobody else to tell.
	_ = b.cfg.Logs.Append(logs.Group{Account: at.Account, Region: at.Region, Name: group}, "events", logs.Event{Time: e.Time, Message: line})
}
