package api

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/logs/insights"
	"flota.dev/flota/internal/sandbox/store"
)

// queries are the results of CloudWatch Logs Insights. A query is done when
// StartQuery answers; clients ask for its result all the same.
type queries struct {
	mu    sync.Mutex
	done  map[string]getQueryResultsOutput
	order []string
}

// mostQueries is how many results are kept.
const mostQueries = 100

func (q *queries) keep(id string, r getQueryResultsOutput) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.done == nil {
		q.done = map[string]getQueryResultsOutput{}
	}
	q.done[id] = r
	q.order = append(q.order, id)
	if len(q.order) > mostQueries {
		delete(q.done, q.order[0])
		q.order = q.order[1:]
	}
}

func (q *queries) get(id string) (getQueryResultsOutput, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	r, ok := q.done[id]
	if !ok {
		return r, failf("ResourceNotFoundException", "The specified query does not exist.")
	}
	return r, nil
}

type startQueryInput struct {
	Group       string   `json:"logGroupName"`
	Groups      []string `json:"logGroupNames"`
	Identifiers []string `json:"logGroupIdentifiers"`
	Start       int64    `json:"startTime"` // seconds since 1970
	End         int64    `json:"endTime"`
	Query       string   `json:"queryString"`
	Language    string   `json:"queryLanguage"`
	Limit       int      `json:"limit"`
}

type startQueryOutput struct {
	ID string `json:"queryId"`
}

type getQueryResultsInput struct {
	ID string `json:"queryId"`
}

type getQueryResultsOutput struct {
	Results    [][]queryField  `json:"results"`
	Statistics queryStatistics `json:"statistics"`
	Status     string          `json:"status"`
}

type queryField struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

type queryStatistics struct {
	Matched float64 `json:"recordsMatched"`
	Scanned float64 `json:"recordsScanned"`
	Bytes   float64 `json:"bytesScanned"`
}

func (a *API) startQuery(_ context.Context, c caller, in startQueryInput) (out startQueryOutput, err error) {
	if in.Language != "" && in.Language != "CWLI" {
		return out, failf("InvalidParameterException", "the sandbox does not have the query language %s", in.Language)
	}
	query, err := insights.Parse(in.Query)
	if err != nil {
		return out, failf("MalformedQueryException", "%s", err)
	}
	named := slices.Concat(in.Groups, in.Identifiers, query.Sources)
	if in.Group != "" {
		named = append(named, in.Group)
	}
	if len(named) == 0 {
		return out, failf("InvalidParameterException", "a query needs a log group")
	}
	if in.End < in.Start {
		return out, failf("InvalidParameterException", "End time should not be less than start time")
	}
	// Nothing is newer than now, and times far off have no nanoseconds that fit.
	until := time.Unix(min(in.End, time.Now().Add(24*time.Hour).Unix())+1, 0)
	var events []insights.Event
	result := getQueryResultsOutput{Results: [][]queryField{}, Status: "Complete"}
	for _, name := range named {
		g, err := a.group(c, "", name)
		if err != nil {
			return out, err
		}
		read, err := a.Logs.Read(g, logs.Query{Since: time.Unix(in.Start, 0), Until: until})
		if err != nil {
			return out, err
		}
		for _, e := range read {
			result.Statistics.Bytes += float64(len(e.Message))
			events = append(events, insights.Event{Time: e.Time, Group: c.Account + ":" + g.Name, Stream: e.Stream, Message: e.Message})
		}
	}
	slices.SortStableFunc(events, func(x, y insights.Event) int { return cmp.Compare(x.Time.UnixNano(), y.Time.UnixNano()) })
	result.Statistics.Scanned = float64(len(events))
	for _, row := range query.Run(events, in.Limit) {
		fields := make([]queryField, 0, len(row))
		for _, f := range row {
			fields = append(fields, queryField{f.Name, f.Value})
		}
		result.Results = append(result.Results, fields)
	}
	result.Statistics.Matched = float64(len(result.Results))
	out.ID = store.NewUUID()
	a.queries.keep(out.ID, result)
	return out, nil
}

func (a *API) getQueryResults(_ context.Context, _ caller, in getQueryResultsInput) (getQueryResultsOutput, error) {
	return a.queries.get(in.ID)
}

type stopQueryOutput struct {
	Success bool `json:"success"`
}

// stopQuery never stops one: all are done.
func (a *API) stopQuery(_ context.Context, _ caller, in getQueryResultsInput) (stopQueryOutput, error) {
	if _, err := a.queries.get(in.ID); err != nil {
		return stopQueryOutput{}, err
	}
	return stopQueryOutput{}, failf("InvalidParameterException", "The specified query is not running.")
}
