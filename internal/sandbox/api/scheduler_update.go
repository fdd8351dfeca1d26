package api

import (
	"cmp"
	"context"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

type updateScheduleInput struct {
	Name        string         `json:"-" path:"Name"`
	Group       string         `json:"GroupName"`
	Description string         `json:"Description"`
	Expression  string         `json:"ScheduleExpression"`
	Timezone    string         `json:"ScheduleExpressionTimezone"`
	State       string         `json:"State"`
	StartDate   *Time          `json:"StartDate"`
	EndDate     *Time          `json:"EndDate"`
	KMSKey      string         `json:"KmsKeyArn"`
	Window      scheduleWindow `json:"FlexibleTimeWindow"`
	Target      scheduleTarget `json:"Target"`
}

type updateScheduleOutput struct {
	ARN string `json:"ScheduleArn"`
}

// updateSchedule replaces a schedule as a whole: what the request leaves out
// goes back to its default (API: UpdateSchedule).
func (a *API) updateSchedule(_ context.Context, c caller, in updateScheduleInput) (updateScheduleOutput, error) {
	var out updateScheduleOutput
	key, err := a.scheduleKey(c, in.Group, in.Name)
	if err != nil {
		return out, err
	}
	if in.Expression == "" || in.Target.ARN == "" || in.Window.Mode == "" {
		return out, failf("ValidationException", "ScheduleExpression, Target and FlexibleTimeWindow are required")
	}
	err = store.Modify(a.Store, key, func(s *store.Schedule) error {
		out.ARN = s.ARN
		s.Description, s.Expression, s.KMSKeyARN = in.Description, in.Expression, in.KMSKey
		s.Timezone, s.State = cmp.Or(in.Timezone, "UTC"), cmp.Or(in.State, "ENABLED")
		s.Start, s.End = formatDate(in.StartDate), formatDate(in.EndDate)
		s.Window = []store.ScheduleWindow{store.ScheduleWindow(in.Window)}
		s.Targets = []store.ScheduleTarget{in.Target.record()}
		return nil
	})
	return out, err
}

func formatDate(t *Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (t scheduleTarget) record() store.ScheduleTarget {
	out := store.ScheduleTarget{ARN: t.ARN, RoleARN: t.Role, Input: t.Input}
	retry := retryPolicy{86400, 185} // the defaults
	if t.Retry != nil {
		retry = *t.Retry
	}
	out.Retry = append(out.Retry, struct {
		MaximumEventAgeSeconds int `json:"maximum_event_age_in_seconds"`
		MaximumAttempts        int `json:"maximum_retry_attempts"`
	}(retry))
	if t.ECS == nil {
		return out
	}
	task := store.ScheduledTask{
		TaskDefinition: t.ECS.TaskDefinition, Count: cmp.Or(t.ECS.Count, 1),
		LaunchType: t.ECS.LaunchType, Group: t.ECS.Group, Platform: t.ECS.Platform,
	}
	if n := t.ECS.Network; n != nil {
		task.Network = []store.ScheduledNetwork{{Subnets: n.VPC.Subnets, SecurityGroups: n.VPC.SecurityGroups, PublicIP: n.VPC.PublicIP == "ENABLED"}}
	}
	out.ECS = []store.ScheduledTask{task}
	return out
}
