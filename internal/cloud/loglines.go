package cloud

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	logtypes "github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"

	"flota.dev/flota/internal/diag"
)

// LogLine is one line of a log.
type LogLine struct {
	Time    time.Time
	Stream  string // prefix/container/task-id
	Message string // without its newline
}

const (
	followEvery        = 2 * time.Second
	followEverySandbox = 300 * time.Millisecond
	// lateness is how far back a follower looks again: lines of different tasks
	// reach CloudWatch out of order.
	lateness = 10 * time.Second
)

// LogLines yields the last lines of a log group since a time, oldest first, at
// most limit of them, and with follow goes on with new ones until ctx ends. A
// pattern, if not empty, is CloudWatch's filter syntax.
func (c *Cloud) LogLines(ctx context.Context, group, pattern string, since time.Time, limit int, follow bool) iter.Seq2[LogLine, error] {
	return func(yield func(LogLine, error) bool) {
		f := &follower{cloud: c, group: group, pattern: pattern, since: since, seen: map[string]time.Time{}}
		lines, err := f.tail(ctx, limit)
		for {
			if err != nil {
				if ctx.Err() == nil {
					yield(LogLine{}, err)
				}
				return
			}
			for _, l := range lines {
				if !yield(l, nil) {
					return
				}
			}
			if !follow || !f.pause(ctx) {
				return
			}
			lines, err = f.fresh(ctx)
		}
	}
}

// follower reads a log group again and again, and knows what it has read.
type follower struct {
	cloud   *Cloud
	group   string
	pattern string
	since   time.Time
	seen    map[string]time.Time // by event ID
}

// tail returns the last lines. CloudWatch gives them oldest first, so it reads them all.
func (f *follower) tail(ctx context.Context, limit int) ([]LogLine, error) {
	var last []LogLine
	err := f.read(ctx, func(e logtypes.FilteredLogEvent) {
		last = append(last, f.line(e))
		if limit > 0 && len(last) > 2*limit {
			last = append(last[:0], last[len(last)-limit:]...)
		}
	})
	if limit > 0 && len(last) > limit {
		last = last[len(last)-limit:]
	}
	return last, err
}

// fresh returns the lines that have come since the last time.
func (f *follower) fresh(ctx context.Context) ([]LogLine, error) {
	var lines []LogLine
	err := f.read(ctx, func(e logtypes.FilteredLogEvent) {
		if _, old := f.seen[aws.ToString(e.EventId)]; !old {
			lines = append(lines, f.line(e))
		}
	})
	for id, at := range f.seen {
		if at.Before(f.since) {
			delete(f.seen, id)
		}
	}
	return lines, err
}

func (f *follower) line(e logtypes.FilteredLogEvent) LogLine {
	at := time.UnixMilli(aws.ToInt64(e.Timestamp))
	f.seen[aws.ToString(e.EventId)] = at
	if again := at.Add(-lateness); again.After(f.since) {
		f.since = again
	}
	return LogLine{Time: at, Stream: aws.ToString(e.LogStreamName), Message: strings.TrimRight(aws.ToString(e.Message), "\r\n")}
}

func (f *follower) read(ctx context.Context, each func(logtypes.FilteredLogEvent)) error {
	in := &cloudwatchlogs.FilterLogEventsInput{LogGroupName: &f.group, StartTime: aws.Int64(f.since.UnixMilli())}
	if f.pattern != "" {
		in.FilterPattern = &f.pattern
	}
	pages := cloudwatchlogs.NewFilterLogEventsPaginator(f.cloud.logs, in)
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if absent(err) {
			return &diag.Error{What: fmt.Sprintf("there is no log group %s", f.group), Hint: "flota apply", Err: err}
		}
		if err != nil {
			return explain(err)
		}
		for _, e := range page.Events {
			each(e)
		}
	}
	return nil
}

func (f *follower) pause(ctx context.Context) bool {
	every := followEvery
	if f.cloud.endpoint != "" {
		every = followEverySandbox
	}
	select {
	case <-time.After(every):
		return true
	case <-ctx.Done():
		return false
	}
}
