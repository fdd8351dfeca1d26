package api

import (
	"fmt"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs/types"
	"github.com/google/go-cmp/cmp"

	"flota.dev/flota/internal/sandbox/store"
)

const (
	ordersLogs    = "/ecs/shop-dev/orders"
	ordersLogsARN = "arn:aws:logs:eu-central-1:111111111111:log-group:" + ordersLogs
)

var began = time.UnixMilli(1_700_000_000_000)

// logs makes a group with a stream of n events, a second apart.
func (d *door) logs(t *testing.T, n int) *cloudwatchlogs.Client {
	t.Helper()
	d.put(t, "aws_cloudwatch_log_group", ordersLogs, store.Attributes{
		"id": ordersLogs, "name": ordersLogs, "arn": ordersLogsARN, "retention_in_days": 30, "kms_key_id": nil,
	})
	client := cloudwatchlogs.NewFromConfig(d.aws)
	if _, err := client.CreateLogStream(t.Context(), &cloudwatchlogs.CreateLogStreamInput{
		LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1"),
	}); err != nil {
		t.Fatal(err)
	}
	if n == 0 {
		return client
	}
	var events []types.InputLogEvent
	for i := range n {
		events = append(events, types.InputLogEvent{
			Timestamp: aws.Int64(began.Add(time.Duration(i) * time.Second).UnixMilli()),
			Message:   aws.String(fmt.Sprintf(`{"level":"%s","n":%d}`, []string{"info", "error"}[i%2], i)),
		})
	}
	if _, err := client.PutLogEvents(t.Context(), &cloudwatchlogs.PutLogEventsInput{
		LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1"), LogEvents: events,
	}); err != nil {
		t.Fatal(err)
	}
	return client
}

func TestDescribeLogGroups(t *testing.T) {
	client := newDoor(t).logs(t, 2)
	out, err := client.DescribeLogGroups(t.Context(), &cloudwatchlogs.DescribeLogGroupsInput{LogGroupNamePrefix: aws.String("/ecs/")})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.LogGroups) != 1 {
		t.Fatalf("%d groups, want 1", len(out.LogGroups))
	}
	g := out.LogGroups[0]
	if got, want := aws.ToString(g.Arn), ordersLogsARN+":*"; got != want {
		t.Errorf("ARN = %q, want %q", got, want)
	}
	if aws.ToInt32(g.RetentionInDays) != 30 || aws.ToInt64(g.StoredBytes) == 0 {
		t.Errorf("retention %d, %d bytes", aws.ToInt32(g.RetentionInDays), aws.ToInt64(g.StoredBytes))
	}
}

func TestDescribeLogStreams(t *testing.T) {
	client := newDoor(t).logs(t, 2)
	out, err := client.DescribeLogStreams(t.Context(), &cloudwatchlogs.DescribeLogStreamsInput{
		LogGroupIdentifier: aws.String(ordersLogsARN + ":*"), OrderBy: types.OrderByLastEventTime, Descending: aws.Bool(true),
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.LogStreams) != 1 || aws.ToInt64(out.LogStreams[0].LastEventTimestamp) != began.Add(time.Second).UnixMilli() {
		t.Errorf("streams = %+v", out.LogStreams)
	}
}

func TestGetLogEventsForward(t *testing.T) {
	client := newDoor(t).logs(t, 5)
	in := &cloudwatchlogs.GetLogEventsInput{
		LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1"), StartFromHead: aws.Bool(true), Limit: aws.Int32(2),
	}
	var got []int64
	pages := cloudwatchlogs.NewGetLogEventsPaginator(client, in, func(o *cloudwatchlogs.GetLogEventsPaginatorOptions) { o.StopOnDuplicateToken = true })
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			got = append(got, (aws.ToInt64(e.Timestamp)-began.UnixMilli())/1000)
		}
	}
	if diff := cmp.Diff([]int64{0, 1, 2, 3, 4}, got); diff != "" {
		t.Error(diff)
	}
}

func TestGetLogEventsBackward(t *testing.T) {
	client := newDoor(t).logs(t, 5)
	in := &cloudwatchlogs.GetLogEventsInput{LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1"), Limit: aws.Int32(2)}
	var got []int64
	for {
		page, err := client.GetLogEvents(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			got = append(got, (aws.ToInt64(e.Timestamp)-began.UnixMilli())/1000)
		}
		if aws.ToString(page.NextBackwardToken) == aws.ToString(in.NextToken) {
			break
		}
		in.NextToken = page.NextBackwardToken
	}
	if diff := cmp.Diff([]int64{3, 4, 1, 2, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilterLogEvents(t *testing.T) {
	client := newDoor(t).logs(t, 10)
	in := &cloudwatchlogs.FilterLogEventsInput{
		LogGroupName: aws.String(ordersLogs), FilterPattern: aws.String(`{ $.level = "error" }`), Limit: aws.Int32(2),
		StartTime: aws.Int64(began.Add(2 * time.Second).UnixMilli()), EndTime: aws.Int64(began.Add(9 * time.Second).UnixMilli()),
	}
	var got []int64
	seen := map[string]bool{}
	pages := cloudwatchlogs.NewFilterLogEventsPaginator(client, in)
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			got = append(got, (aws.ToInt64(e.Timestamp)-began.UnixMilli())/1000)
			seen[aws.ToString(e.EventId)] = true
		}
	}
	if diff := cmp.Diff([]int64{3, 5, 7, 9}, got); diff != "" {
		t.Error(diff)
	}
	if len(seen) != 4 {
		t.Errorf("%d event IDs for 4 events", len(seen))
	}
}

// Events of one time must come once each, whatever the size of the pages.
func TestFilterLogEventsOfOneTime(t *testing.T) {
	d := newDoor(t)
	client := d.logs(t, 0)
	var events []types.InputLogEvent
	for i := range 7 {
		events = append(events, types.InputLogEvent{Timestamp: aws.Int64(began.UnixMilli()), Message: aws.String(fmt.Sprint(i))})
	}
	if _, err := client.PutLogEvents(t.Context(), &cloudwatchlogs.PutLogEventsInput{
		LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1"), LogEvents: events,
	}); err != nil {
		t.Fatal(err)
	}
	var got []string
	pages := cloudwatchlogs.NewFilterLogEventsPaginator(client, &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String(ordersLogs), Limit: aws.Int32(3)})
	for pages.HasMorePages() {
		page, err := pages.NextPage(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			got = append(got, aws.ToString(e.Message))
		}
	}
	if diff := cmp.Diff([]string{"0", "1", "2", "3", "4", "5", "6"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestLogsErrors(t *testing.T) {
	client := newDoor(t).logs(t, 1)
	_, err := client.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String("none")})
	wantCode(t, err, "ResourceNotFoundException")
	_, err = client.GetLogEvents(t.Context(), &cloudwatchlogs.GetLogEventsInput{LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("none")})
	wantCode(t, err, "ResourceNotFoundException")
	_, err = client.CreateLogStream(t.Context(), &cloudwatchlogs.CreateLogStreamInput{LogGroupName: aws.String(ordersLogs), LogStreamName: aws.String("app/1")})
	wantCode(t, err, "ResourceAlreadyExistsException")
	_, err = client.FilterLogEvents(t.Context(), &cloudwatchlogs.FilterLogEventsInput{LogGroupName: aws.String(ordersLogs), FilterPattern: aws.String("{ $.x ~ 1 }")})
	wantCode(t, err, "InvalidParameterException")
	_, err = client.DescribeQueries(t.Context(), &cloudwatchlogs.DescribeQueriesInput{})
	wantCode(t, err, "UnknownOperationException")
}
