package api

import (
	"context"

	"flota.dev/flota/internal/sandbox/store"
)

type setAlarmStateInput struct {
	Name   string `json:"AlarmName"`
	State  string `json:"StateValue"`
	Reason string `json:"StateReason"`
}

func (a *API) setAlarmState(_ context.Context, c caller, in setAlarmStateInput) (struct{}, error) {
	known := func(typ string) bool {
		_, err := a.Store.Get(store.Key{Account: c.Account, Region: c.Region, Type: typ, ID: in.Name})
		return err == nil
	}
	if !known("aws_cloudwatch_metric_alarm") && !known("aws_cloudwatch_composite_alarm") {
		return struct{}{}, &Error{Code: "ResourceNotFound", Message: "Alarm " + in.Name + " does not exist", Status: 404}
	}
	if err := a.Metrics.SetState(c.Account, c.Region, in.Name, in.State, in.Reason); err != nil {
		return struct{}{}, failf("InvalidParameterValue", "%s", err)
	}
	return struct{}{}, nil
}
