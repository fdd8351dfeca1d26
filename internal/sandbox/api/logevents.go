package api

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
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
	return putLogEventsOutput{Next: newID()}, a.Logs.Append(g, in.Stream, events...)
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

type getLogEventsInput struct {
	Group      string `json:"logGroupName"`
	Identifier string `json:"logGroupIdentifier"`
	Stream     string `json:"logStreamName"`
	Start      int64  `json:"startTime"`
	End        int64  `json:"endTime"`
	FromHead   bool   `json:"startFromHead"`
	Limit      int    `json:"limit"`
	NextToken  string `json:"nextToken"`
}

type getLogEventsOutput struct {
	Events   []logEventOutput `json:"events"`
	Forward  string           `json:"nextForwardToken"`
	Backward string           `json:"nextBackwardToken"`
}

type logEventOutput struct {
	Timestamp int64  `json:"timestamp"`
	Message   string `json:"message"`
	Ingested  int64  `json:"ingestionTime"`
}

// startOfStream is the token of a reader that goes backwards and has come to
// the start. A query cannot say it, since To at 0 is no bound.
const startOfStream = "b/0"

// getLogEvents reads one stream forwards or backwards. Tokens hold a position
// in the stream; at either end a call answers the token that it was given.
func (a *API) getLogEvents(_ context.Context, c caller, in getLogEventsInput) (out getLogEventsOutput, err error) {
	g, err := a.group(c, in.Group, in.Identifier)
	if err != nil {
		return out, err
	}
	if err := a.needStream(g, in.Stream); err != nil {
		return out, err
	}
	q := logs.Query{
		Streams: []string{in.Stream}, Since: fromMillis(in.Start), Until: fromMillis(in.End),
		Limit: pageSize(in.Limit), Tail: !in.FromHead,
	}
	if q, err = at(q, in.NextToken); err != nil {
		return out, err
	}
	var events []logs.Event
	if in.NextToken != startOfStream {
		if events, err = a.Logs.Read(g, q); err != nil {
			return out, err
		}
	}
	first, last := q.From, q.From
	if q.Tail {
		first, last = q.To, q.To
	}
	if len(events) > 0 {
		first, last = events[0].Position, events[len(events)-1].Position+1
	}
	out.Events = make([]logEventOutput, 0, len(events))
	for _, e := range events {
		out.Events = append(out.Events, logEventOutput{Timestamp: millis(e.Time), Message: e.Message, Ingested: millis(e.Time)})
	}
	out.Forward, out.Backward = fmt.Sprintf("f/%d", last), fmt.Sprintf("b/%d", first)
	return out, nil
}

func pageSize(limit int) int {
	if limit <= 0 {
		return mostEvents
	}
	return min(limit, mostEvents)
}

// at makes a query go on where a token says.
func at(q logs.Query, token string) (logs.Query, error) {
	if token == "" {
		return q, nil
	}
	direction, number, _ := strings.Cut(token, "/")
	position, err := strconv.ParseInt(number, 10, 64)
	if err != nil || position < 0 || direction != "f" && direction != "b" {
		return q, failf("InvalidParameterException", "The specified nextToken is invalid.")
	}
	if q.Tail = direction == "b"; q.Tail {
		q.To = position
	} else {
		q.From = position
	}
	return q, nil
}

type filterLogEventsInput struct {
	Group      string   `json:"logGroupName"`
	Identifier string   `json:"logGroupIdentifier"`
	Streams    []string `json:"logStreamNames"`
	Prefix     string   `json:"logStreamNamePrefix"`
	Start      int64    `json:"startTime"`
	End        int64    `json:"endTime"`
	Pattern    string   `json:"filterPattern"`
	Limit      int      `json:"limit"`
	NextToken  string   `json:"nextToken"`
}

type filterLogEventsOutput struct {
	Events    []filteredEvent `json:"events"`
	Searched  []struct{}      `json:"searchedLogStreams"` // always empty, as on AWS by now
	NextToken string          `json:"nextToken,omitempty"`
}

type filteredEvent struct {
	Stream    string `json:"logStreamName"`
	Timestamp int64  `json:"timestamp"`
	Message   string `json:"message"`
	Ingested  int64  `json:"ingestionTime"`
	ID        string `json:"eventId"`
}

func (a *API) filterLogEvents(_ context.Context, c caller, in filterLogEventsInput) (out filterLogEventsOutput, err error) {
	g, err := a.group(c, in.Group, in.Identifier)
	if err != nil {
		return out, err
	}
	match, err := parsePattern(in.Pattern)
	if err != nil {
		return out, failf("InvalidParameterException", "Invalid filter pattern: %s", err)
	}
	q := logs.Query{Streams: in.Streams, Prefix: in.Prefix, Since: fromMillis(in.Start), Match: match}
	if in.End != 0 {
		q.Until = time.UnixMilli(in.End + 1) // the end time counts, to the millisecond
	}
	limit := pageSize(in.Limit)
	events, next, err := a.filterPage(g, q, limit, in.NextToken)
	if errors.Is(err, logs.ErrNoStream) {
		return out, failf("ResourceNotFoundException", "The specified log stream does not exist.")
	}
	if err != nil {
		return out, err
	}
	out.Events, out.Searched, out.NextToken = make([]filteredEvent, 0, len(events)), []struct{}{}, next
	for _, e := range events {
		out.Events = append(out.Events, filteredEvent{
			Stream: e.Stream, Timestamp: millis(e.Time), Message: e.Message, Ingested: millis(e.Time),
			ID: fmt.Sprintf("%s@%d", e.Stream, e.Position),
		})
	}
	return out, nil
}

// filterPage reads one page. Its token holds the time of the last event given,
// and how many of that very time were given already.
func (a *API) filterPage(g logs.Group, q logs.Query, limit int, token string) ([]logs.Event, string, error) {
	skip := 0
	if token != "" {
		var nanos int64
		if _, err := fmt.Sscanf(token, "%d-%d", &nanos, &skip); err != nil || skip < 0 || skip > 1<<20 {
			return nil, "", failf("InvalidParameterException", "The specified nextToken is invalid.")
		}
		q.Since = time.Unix(0, nanos)
	}
	q.Limit = skip + limit + 1 // one more tells whether there is a next page
	events, err := a.Logs.Read(g, q)
	if err != nil {
		return nil, "", err
	}
	if len(events) < q.Limit {
		return events[min(skip, len(events)):], "", nil
	}
	events = events[:q.Limit-1]
	last := events[len(events)-1].Time
	given := 0
	for _, e := range slices.Backward(events) {
		if !e.Time.Equal(last) {
			break
		}
		given++
	}
	return events[skip:], fmt.Sprintf("%d-%d", last.UnixNano(), given), nil
}
