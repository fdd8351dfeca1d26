package api

import (
	"context"
	"strings"
)

// dashboard is a view of aws_cloudwatch_dashboard. Dashboards belong to an account, not to a region.
type dashboard struct {
	ARN  string `json:"dashboard_arn"`
	Name string `json:"dashboard_name"`
	Body string `json:"dashboard_body"`
}

type getDashboardInput struct {
	Name string `json:"DashboardName"`
}

type getDashboardOutput struct {
	ARN  string `json:"DashboardArn"`
	Name string `json:"DashboardName"`
	Body string `json:"DashboardBody"`
}

func (a *API) getDashboard(_ context.Context, c caller, in getDashboardInput) (out getDashboardOutput, err error) {
	all, err := list[dashboard](a, caller{Account: c.Account}, "aws_cloudwatch_dashboard")
	if err != nil {
		return out, err
	}
	for _, d := range all {
		if d.Name == in.Name {
			return getDashboardOutput(d), nil
		}
	}
	return out, failf("ResourceNotFound", "Dashboard %s does not exist", in.Name)
}

type listDashboardsInput struct {
	Prefix    string `json:"DashboardNamePrefix"`
	NextToken string
}

type listDashboardsOutput struct {
	Entries   []dashboardEntry `json:"DashboardEntries"`
	NextToken string           `json:",omitempty"`
}

type dashboardEntry struct {
	ARN  string `json:"DashboardArn"`
	Name string `json:"DashboardName"`
	Size int
}

func (a *API) listDashboards(_ context.Context, c caller, in listDashboardsInput) (out listDashboardsOutput, err error) {
	all, err := list[dashboard](a, caller{Account: c.Account}, "aws_cloudwatch_dashboard")
	if err != nil {
		return out, err
	}
	entries := []dashboardEntry{}
	for _, d := range all {
		if strings.HasPrefix(d.Name, in.Prefix) {
			entries = append(entries, dashboardEntry{ARN: d.ARN, Name: d.Name, Size: len(d.Body)})
		}
	}
	out.Entries, out.NextToken, err = page(entries, 0, 1000, in.NextToken)
	return out, err
}
