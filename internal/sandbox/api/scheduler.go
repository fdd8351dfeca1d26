package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// scheduler is Amazon EventBridge Scheduler.
func (a *API) scheduler() *service {
	s := newService("scheduler", "", "")
	route(s, "GET /schedules", a.listSchedules)
	route(s, "GET /schedules/{Name}", a.getSchedule)
	route(s, "PUT /schedules/{Name}", a.updateSchedule)
	return s
}

const typeSchedule = "aws_scheduler_schedule"

type getScheduleInput struct {
	Name  string `json:"-" path:"Name"`
	Group string `json:"-" query:"groupName"`
}

type getScheduleOutput struct {
	ARN         string         `json:"Arn"`
	Name        string         `json:"Name"`
	Group       string         `json:"GroupName"`
	Description string         `json:"Description,omitempty"`
	Expression  string         `json:"ScheduleExpression"`
	Timezone    string         `json:"ScheduleExpressionTimezone,omitempty"`
	State       string         `json:"State"`
	StartDate   *Time          `json:"StartDate,omitempty"`
	EndDate     *Time          `json:"EndDate,omitempty"`
	KMSKey      string         `json:"KmsKeyArn,omitempty"`
	Window      scheduleWindow `json:"FlexibleTimeWindow"`
	Target      scheduleTarget `json:"Target"`
}

type scheduleWindow struct {
	Mode    string `json:"Mode"`
	Minutes int    `json:"MaximumWindowInMinutes,omitempty"`
}

type scheduleTarget struct {
	ARN   string         `json:"Arn"`
	Role  string         `json:"RoleArn"`
	Input string         `json:"Input,omitempty"`
	ECS   *scheduledTask `json:"EcsParameters,omitempty"`
	Retry *retryPolicy   `json:"RetryPolicy,omitempty"`
}

type scheduledTask struct {
	TaskDefinition string                `json:"TaskDefinitionArn"`
	Count          int                   `json:"TaskCount,omitempty"`
	LaunchType     string                `json:"LaunchType,omitempty"`
	Group          string                `json:"Group,omitempty"`
	Platform       string                `json:"PlatformVersion,omitempty"`
	Network        *scheduledTaskNetwork `json:"NetworkConfiguration,omitempty"`
}

type scheduledTaskNetwork struct {
	VPC scheduledTaskVPC `json:"awsvpcConfiguration"`
}

type scheduledTaskVPC struct {
	Subnets        []string `json:"Subnets"`
	SecurityGroups []string `json:"SecurityGroups,omitempty"`
	PublicIP       string   `json:"AssignPublicIp,omitempty"`
}

type retryPolicy struct {
	MaximumEventAgeSeconds int `json:"MaximumEventAgeInSeconds"`
	MaximumAttempts        int `json:"MaximumRetryAttempts"`
}

func (a *API) scheduleKey(c caller, group, name string) (store.Key, error) {
	if group == "" {
		group = "default"
	}
	key := c.key(typeSchedule, group+"/"+name)
	if _, err := a.Store.Get(key); err != nil {
		return key, &Error{Code: "ResourceNotFoundException", Message: "Schedule " + name + " does not exist.", Status: 404}
	}
	return key, nil
}

func (a *API) getSchedule(_ context.Context, c caller, in getScheduleInput) (getScheduleOutput, error) {
	key, err := a.scheduleKey(c, in.Group, in.Name)
	if err != nil {
		return getScheduleOutput{}, err
	}
	s, _, err := maybe[store.Schedule](a, key)
	if err != nil {
		return getScheduleOutput{}, err
	}
	out := getScheduleOutput{
		ARN: s.ARN, Name: s.Name, Group: s.Group, Description: s.Description, Expression: s.Expression, Timezone: s.Timezone,
		State: s.State, StartDate: parseDate(s.Start), EndDate: parseDate(s.End), KMSKey: s.KMSKeyARN,
	}
	if len(s.Window) > 0 {
		out.Window = scheduleWindow(s.Window[0])
	}
	if len(s.Targets) > 0 {
		out.Target = newScheduleTarget(s.Targets[0])
	}
	return out, nil
}

func parseDate(text string) *Time {
	t := &Time{}
	if text == "" || t.parse(text) != nil {
		return nil
	}
	return t
}

func newScheduleTarget(t store.ScheduleTarget) scheduleTarget {
	out := scheduleTarget{ARN: t.ARN, Role: t.RoleARN, Input: t.Input}
	if len(t.Retry) > 0 {
		out.Retry = &retryPolicy{t.Retry[0].MaximumEventAgeSeconds, t.Retry[0].MaximumAttempts}
	}
	if len(t.ECS) == 0 {
		return out
	}
	e := t.ECS[0]
	out.ECS = &scheduledTask{TaskDefinition: e.TaskDefinition, Count: e.Count, LaunchType: e.LaunchType, Group: e.Group, Platform: e.Platform}
	if len(e.Network) > 0 {
		n := scheduledTaskVPC{Subnets: e.Network[0].Subnets, SecurityGroups: e.Network[0].SecurityGroups, PublicIP: "DISABLED"}
		if e.Network[0].PublicIP {
			n.PublicIP = "ENABLED"
		}
		out.ECS.Network = &scheduledTaskNetwork{n}
	}
	return out
}

type listSchedulesInput struct {
	Group      string `json:"-" query:"ScheduleGroup"`
	Prefix     string `json:"-" query:"NamePrefix"`
	State      string `json:"-" query:"State"`
	MaxResults int    `json:"-" query:"MaxResults"`
	NextToken  string `json:"-" query:"NextToken"`
}

type listSchedulesOutput struct {
	Schedules []scheduleSummary
	NextToken string `json:",omitempty"`
}

type scheduleSummary struct {
	ARN    string `json:"Arn"`
	Name   string
	Group  string `json:"GroupName"`
	State  string
	Target targetSummary
}

type targetSummary struct {
	ARN string `json:"Arn"`
}

func (a *API) listSchedules(_ context.Context, c caller, in listSchedulesInput) (listSchedulesOutput, error) {
	var out listSchedulesOutput
	all, err := list[store.Schedule](a, c, typeSchedule)
	if err != nil {
		return out, err
	}
	all = slices.DeleteFunc(all, func(s store.Schedule) bool {
		return in.Group != "" && s.Group != in.Group || in.State != "" && s.State != in.State || !strings.HasPrefix(s.Name, in.Prefix)
	})
	all, out.NextToken, err = page(all, in.MaxResults, 100, in.NextToken)
	out.Schedules = []scheduleSummary{}
	for _, s := range all {
		one := scheduleSummary{ARN: s.ARN, Name: s.Name, Group: s.Group, State: s.State}
		if len(s.Targets) > 0 {
			one.Target.ARN = s.Targets[0].ARN
		}
		out.Schedules = append(out.Schedules, one)
	}
	return out, err
}
