package api

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/logs/pattern"
)

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
	match, err := pattern.Parse(in.Pattern)
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
