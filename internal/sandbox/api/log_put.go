package api

import (
	"context"
	"errors"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// mostEvents is the largest and usual page of events (CloudWatch Logs API, FilterLogEvents).
const mostEvents = 10_000

type createLogStreamInput struct {
	Group  string `json:"logGroupName"`
	Stream string `json:"logStreamName"`
}

func (a *API) createLogStream(_ context.Context, c caller, in createLogStreamInput) (struct{}, error) {
	g, err := a.group(c, in.Group, "")
	if err != nil {
		return struct{}{}, err
	}
	if in.Stream == "" {
		return struct{}{}, failf("InvalidParameterException", "logStreamName is missing")
	}
	err = a.Logs.Create(g, in.Stream)
	if errors.Is(err, logs.ErrExists) {
		err = failf("ResourceAlreadyExistsException", "The specified log stream already exists")
	}
	return struct{}{}, err
}

type putLogEventsInput struct {
	Group  string          `json:"logGroupName"`
	Stream string          `json:"logStreamName"`
	Events []inputLogEvent `json:"logEvents"`
}

type inputLogEvent struct {
	Timestamp int64  `json:"timestamp"`
	Message   string `json:"message"`
}

type putLogEventsOutput struct {
	Next string `json:"nextSequenceToken"`
}

func (a *API) putLogEvents(_ context.Context, c caller, in putLogEventsInput) (out putLogEventsOutput, err error) {
	g, err := a.group(c, in.Group, "")
	if err != nil {
		return out, err
	}
	if err := a.needStream(g, in.Stream); err != nil {
		return out, err
	}
	events := make([]logs.Event, len(in.Events))
	for i, e := range in.Events {
		events[i] = logs.Event{Time: time.UnixMilli(e.Timestamp), Message: e.Message}
	}
	if !slices.IsSortedFunc(events, func(x, y logs.Event) int { return x.Time.Compare(y.Time) }) {
		return out, failf("InvalidParameterException", "Log events in a single PutLogEvents request must be in chronological order.")
	}
	// AWS no longer looks at sequence tokens, but still gives one.
	return putLogEventsOutput{Next: store.NewUUID()}, a.Logs.Append(g, in.Stream, events...)
}

func (a *API) needStream(g logs.Group, name string) error {
	streams, err := a.Logs.Streams(g, name)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(streams, func(s logs.Stream) bool { return s.Name == name }) {
		return failf("ResourceNotFoundException", "The specified log stream does not exist.")
	}
	return nil
}
