package events

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// machine is a state machine's definition, as far as the sandbox runs it: Task,
// Pass, Succeed and Fail with JSONPath (Amazon States Language, states-language.net).
type machine struct {
	StartAt       string
	QueryLanguage string
	States        map[string]state
}

type state struct {
	Type, Resource, Next string
	End                  bool
	Parameters           any
	Result               any
	ResultSelector       any
	// Paths: absent is "$", null discards.
	InputPath, ResultPath, OutputPath *json.RawMessage
	Retry                             []retry
	Error, Cause                      string
}

type retry struct {
	ErrorEquals     []string
	IntervalSeconds float64
	BackoffRate     float64
	MaxAttempts     *int
}

// mostStates bounds an execution that goes in a circle.
const mostStates = 1000

var errMachine = errors.New("the sandbox does not run it")

// start runs the state machine that an ARN names, and keeps what came of it.
func (b *Bus) start(ctx context.Context, at store.Key, arn string, input any) {
	r, err := b.cfg.Store.Get(store.Key{Account: at.Account, Region: at.Region, Type: "aws_sfn_state_machine", ID: arn})
	if err != nil {
		b.note(at, Notification{Via: "states", Target: arn, Outcome: "not started: there is no such state machine"})
		return
	}
	definition, _ := r.Attributes["definition"].(string)
	b.calls.Go(func() {
		x := execution{bus: b, at: at, note: Notification{Via: "states", Target: arn}}
		if err := x.run(ctx, definition, input); err != nil {
			x.note.Outcome = "failed: " + err.Error()
		} else if x.note.Outcome == "" {
			x.note.Outcome = "succeeded"
		}
		b.note(at, x.note)
	})
}

// execution is one run of a state machine.
type execution struct {
	bus  *Bus
	at   store.Key
	note Notification
}

func (x *execution) run(ctx context.Context, definition string, input any) error {
	var m machine
	if err := json.Unmarshal([]byte(definition), &m); err != nil {
		return fmt.Errorf("its definition is no JSON: %w", err)
	}
	if m.QueryLanguage != "" && m.QueryLanguage != "JSONPath" {
		return fmt.Errorf("%w: query language %s", errMachine, m.QueryLanguage)
	}
	at := m.StartAt
	for range mostStates {
		s, ok := m.States[at]
		if !ok {
			return fmt.Errorf("there is no state %q", at)
		}
		out, err := x.pass(ctx, s, input)
		switch {
		case err != nil:
			return fmt.Errorf("state %s: %w", at, err)
		case s.End || s.Type == "Succeed":
			return nil
		}
		at, input = s.Next, out
	}
	return fmt.Errorf("it passed %d states", mostStates)
}

// pass goes through one state, and returns its output.
func (x *execution) pass(ctx context.Context, s state, raw any) (any, error) {
	input, err := along(s.InputPath, raw)
	if err != nil {
		return nil, err
	}
	switch s.Type {
	case "Succeed":
		return input, nil
	case "Fail":
		return nil, fmt.Errorf("%s: %s", s.Error, s.Cause)
	case "Task", "Pass":
	default:
		return nil, fmt.Errorf("%w: a state of type %s", errMachine, s.Type)
	}
	arguments := input
	if s.Parameters != nil {
		if arguments, err = fill(s.Parameters, input); err != nil {
			return nil, err
		}
	}
	result := arguments
	if s.Type == "Task" {
		if result, err = x.tried(ctx, s, arguments); err != nil {
			return nil, err
		}
	} else if s.Result != nil {
		result = s.Result
	}
	if s.ResultSelector != nil {
		if result, err = fill(s.ResultSelector, result); err != nil {
			return nil, err
		}
	}
	out, err := put(s.ResultPath, raw, result)
	if err != nil {
		return nil, err
	}
	return along(s.OutputPath, out)
}

// tried does a task, again and again as its Retry says.
func (x *execution) tried(ctx context.Context, s state, arguments any) (any, error) {
	result, err := x.do(ctx, s.Resource, arguments)
	if len(s.Retry) == 0 {
		return result, err
	}
	r := s.Retry[0]
	most := 3
	if r.MaxAttempts != nil {
		most = *r.MaxAttempts
	}
	wait := time.Duration(max(r.IntervalSeconds, 1) * float64(time.Second))
	for range most {
		if call := (*callError)(nil); !errors.As(err, &call) {
			return result, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(x.bus.cfg.Clock.Real(wait)):
		}
		wait = time.Duration(float64(wait) * max(r.BackoffRate, 1))
		result, err = x.do(ctx, s.Resource, arguments)
	}
	return result, err
}

// do calls what a task names.
func (x *execution) do(ctx context.Context, resource string, arguments any) (any, error) {
	fields, _ := arguments.(map[string]any)
	switch resource {
	case "arn:aws:states:::aws-sdk:secretsmanager:getSecretValue":
		name, _ := fields["SecretId"].(string)
		x.note.Protocol, x.note.Endpoint = "https", "secret:"+name
		arn := name
		if !strings.HasPrefix(name, "arn:") {
			arn = "arn:aws:secretsmanager:" + x.at.Region + ":" + x.at.Account + ":secret:" + name
		}
		value, err := x.bus.cfg.Secret(arn)
		if err != nil {
			return nil, err
		}
		return map[string]any{"Name": name, "SecretString": value}, nil
	case "arn:aws:states:::http:invoke":
		return x.invoke(ctx, fields)
	}
	return nil, fmt.Errorf("%w: a task on %s", errMachine, resource)
}

// invoke is http:invoke. On AWS the address must be HTTPS; on loopback it need not be.
func (x *execution) invoke(ctx context.Context, fields map[string]any) (any, error) {
	address, _ := fields["ApiEndpoint"].(string)
	if method, _ := fields["Method"].(string); method != "POST" {
		return nil, fmt.Errorf("%w: an HTTP call with %s", errMachine, method)
	}
	body, err := json.Marshal(fields["RequestBody"])
	if err != nil {
		return nil, err
	}
	x.note.Message = string(body)
	if err := x.bus.post(ctx, address, body, "application/json"); err != nil {
		return nil, err
	}
	x.note.Outcome = "sent"
	return map[string]any{"StatusCode": 200}, nil
}
