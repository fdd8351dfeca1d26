package api

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// logs is Amazon CloudWatch Logs: groups as Terraform made them, streams and
// events as the tasks' output made them.
func (a *API) logs() *service {
	s := newService("logs", "Logs_20140328", "")
	handle(s, "DescribeLogGroups", a.describeLogGroups)
	handle(s, "DescribeLogStreams", a.describeLogStreams)
	handle(s, "CreateLogStream", a.createLogStream)
	handle(s, "PutLogEvents", a.putLogEvents)
	handle(s, "GetLogEvents", a.getLogEvents)
	handle(s, "FilterLogEvents", a.filterLogEvents)
	handle(s, "StartQuery", a.startQuery)
	handle(s, "GetQueryResults", a.getQueryResults)
	handle(s, "StopQuery", a.stopQuery)
	return s
}

// logGroup is a view of aws_cloudwatch_log_group, whose ID is the name.
type logGroup struct {
	ARN       string  `json:"arn"`
	Name      string  `json:"name"`
	Retention int     `json:"retention_in_days"`
	Key       *string `json:"kms_key_id"`
	Class     string  `json:"log_group_class"`
}

// group finds the group that a request names by name or by ARN.
func (a *API) group(c caller, name, identifier string) (logs.Group, error) {
	if name == "" {
		name = identifier
		if _, after, ok := strings.Cut(identifier, ":log-group:"); ok {
			name = strings.TrimSuffix(after, ":*")
		}
	}
	key := store.Key{Account: c.Account, Region: c.Region, Type: "aws_cloudwatch_log_group", ID: name}
	if _, err := a.Store.Get(key); err != nil {
		return logs.Group{}, failf("ResourceNotFoundException", "The specified log group does not exist.")
	}
	return logs.Group{Account: c.Account, Region: c.Region, Name: name}, nil
}

type describeLogGroupsInput struct {
	Prefix    string `json:"logGroupNamePrefix"`
	Pattern   string `json:"logGroupNamePattern"`
	Limit     int    `json:"limit"`
	NextToken string `json:"nextToken"`
}

type describeLogGroupsOutput struct {
	Groups    []logGroupOutput `json:"logGroups"`
	NextToken string           `json:"nextToken,omitempty"`
}

type logGroupOutput struct {
	Name      string  `json:"logGroupName"`
	Retention int     `json:"retentionInDays,omitempty"`
	ARN       string  `json:"arn"` // with :* behind
	GroupARN  string  `json:"logGroupArn"`
	Bytes     int64   `json:"storedBytes"`
	Key       *string `json:"kmsKeyId,omitempty"`
	Class     string  `json:"logGroupClass,omitempty"`
}

func (a *API) describeLogGroups(_ context.Context, c caller, in describeLogGroupsInput) (out describeLogGroupsOutput, err error) {
	groups, err := list[logGroup](a, c, "aws_cloudwatch_log_group")
	if err != nil {
		return out, err
	}
	all := []logGroupOutput{}
	for _, v := range groups {
		if !strings.HasPrefix(v.Name, in.Prefix) || !strings.Contains(v.Name, in.Pattern) {
			continue
		}
		streams, err := a.Logs.Streams(logs.Group{Account: c.Account, Region: c.Region, Name: v.Name}, "")
		if err != nil {
			return out, err
		}
		g := logGroupOutput{Name: v.Name, Retention: v.Retention, ARN: v.ARN + ":*", GroupARN: v.ARN, Key: v.Key, Class: v.Class}
		for _, s := range streams {
			g.Bytes += s.Bytes
		}
		all = append(all, g)
	}
	out.Groups, out.NextToken, err = page(all, in.Limit, 50, in.NextToken)
	return out, err
}

type describeLogStreamsInput struct {
	Group      string `json:"logGroupName"`
	Identifier string `json:"logGroupIdentifier"`
	Prefix     string `json:"logStreamNamePrefix"`
	OrderBy    string `json:"orderBy"` // LogStreamName or LastEventTime
	Descending bool   `json:"descending"`
	Limit      int    `json:"limit"`
	NextToken  string `json:"nextToken"`
}

type describeLogStreamsOutput struct {
	Streams   []logStreamOutput `json:"logStreams"`
	NextToken string            `json:"nextToken,omitempty"`
}

type logStreamOutput struct {
	Name  string `json:"logStreamName"`
	ARN   string `json:"arn"`
	First int64  `json:"firstEventTimestamp,omitempty"`
	Last  int64  `json:"lastEventTimestamp,omitempty"`
	// CloudWatch takes events in seconds after they happen; the sandbox at once.
	Ingested int64 `json:"lastIngestionTime,omitempty"`
	Created  int64 `json:"creationTime,omitempty"`
	Bytes    int64 `json:"storedBytes"`
}

func (a *API) describeLogStreams(_ context.Context, c caller, in describeLogStreamsInput) (out describeLogStreamsOutput, err error) {
	g, err := a.group(c, in.Group, in.Identifier)
	if err != nil {
		return out, err
	}
	streams, err := a.Logs.Streams(g, in.Prefix)
	if err != nil {
		return out, err
	}
	slices.SortStableFunc(streams, func(x, y logs.Stream) int {
		if in.OrderBy == "LastEventTime" {
			return x.Last.Compare(y.Last)
		}
		return cmp.Compare(x.Name, y.Name)
	})
	if in.Descending {
		slices.Reverse(streams)
	}
	all := make([]logStreamOutput, 0, len(streams))
	for _, s := range streams {
		all = append(all, logStreamOutput{
			Name: s.Name, ARN: "arn:aws:logs:" + c.Region + ":" + c.Account + ":log-group:" + g.Name + ":log-stream:" + s.Name,
			First: millis(s.First), Last: millis(s.Last), Ingested: millis(s.Last), Created: millis(s.First), Bytes: s.Bytes,
		})
	}
	out.Streams, out.NextToken, err = page(all, in.Limit, 50, in.NextToken)
	return out, err
}

// millis is how CloudWatch Logs writes times: milliseconds since 1970, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n)
}
