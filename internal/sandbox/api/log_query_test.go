package api

import (
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatch"
	"github.com/aws/aws-sdk-go-v2/service/cloudwatchlogs"

	"flota.dev/flota/internal/sandbox/store"
)

func TestQueryLogs(t *testing.T) {
	client := newDoor(t).logs(t, 10)
	end := began.Add(time.Minute).Unix()
	ask := func(query string, groups ...string) (*cloudwatchlogs.StartQueryOutput, error) {
		return client.StartQuery(t.Context(), &cloudwatchlogs.StartQueryInput{
			LogGroupNames: groups, QueryString: aws.String(query),
			StartTime: aws.Int64(began.Unix()), EndTime: aws.Int64(end),
		})
	}
	for _, groups := range [][]string{{ordersLogs}, nil} {
		query := `stats count(*) as n, max(n) as top by level | sort level`
		if groups == nil {
			end = 9_999_999_999
			query = "SOURCE '" + ordersLogs + "' | " + query
		}
		started, err := ask(query, groups...)
		if err != nil {
			t.Fatal(err)
		}
		out, err := client.GetQueryResults(t.Context(), &cloudwatchlogs.GetQueryResultsInput{QueryId: started.QueryId})
		if err != nil {
			t.Fatal(err)
		}
		if out.Status != "Complete" || len(out.Results) != 2 || out.Statistics.RecordsScanned != 10 {
			t.Fatalf("status %s, %d rows, %v", out.Status, len(out.Results), out.Statistics)
		}
		if first := out.Results[0]; aws.ToString(first[0].Value) != "error" || aws.ToString(first[1].Value) != "5" || aws.ToString(first[2].Value) != "9" {
			t.Errorf("first row %s %s %s", *first[0].Value, *first[1].Value, *first[2].Value)
		}
		if _, err := client.StopQuery(t.Context(), &cloudwatchlogs.StopQueryInput{QueryId: started.QueryId}); err == nil || !strings.Contains(err.Error(), "not running") {
			t.Errorf("stopping a query that is done: %v", err)
		}
	}
	for query, want := range map[string]string{"pattern @message": "does not have the command pattern", "fields": "MalformedQueryException"} {
		if _, err := ask(query, ordersLogs); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
	if _, err := ask("fields @message", "/none"); err == nil || !strings.Contains(err.Error(), "ResourceNotFoundException") {
		t.Errorf("a group that is not there: %v", err)
	}
	if _, err := client.GetQueryResults(t.Context(), &cloudwatchlogs.GetQueryResultsInput{QueryId: aws.String("none")}); err == nil {
		t.Error("a query that is not there has a result")
	}
}

func TestDashboards(t *testing.T) {
	d := newDoor(t)
	d.put(t, "aws_cloudwatch_dashboard", "shop-dev", store.Attributes{
		"dashboard_arn": "arn:aws:cloudwatch::111111111111:dashboard/shop-dev", "dashboard_name": "shop-dev", "dashboard_body": `{"widgets":[]}`,
	})
	client := cloudwatch.NewFromConfig(d.aws)
	out, err := client.GetDashboard(t.Context(), &cloudwatch.GetDashboardInput{DashboardName: aws.String("shop-dev")})
	if err != nil || aws.ToString(out.DashboardBody) != `{"widgets":[]}` {
		t.Errorf("%v, %v", out, err)
	}
	list, err := client.ListDashboards(t.Context(), &cloudwatch.ListDashboardsInput{DashboardNamePrefix: aws.String("shop")})
	if err != nil || len(list.DashboardEntries) != 1 || aws.ToInt64(list.DashboardEntries[0].Size) != 14 {
		t.Errorf("%v, %v", list, err)
	}
	if _, err := client.GetDashboard(t.Context(), &cloudwatch.GetDashboardInput{DashboardName: aws.String("none")}); err == nil {
		t.Error("a dashboard that is not there has a body")
	}
}
