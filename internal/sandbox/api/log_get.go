package api

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/logs"
)

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
