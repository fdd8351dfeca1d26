package events

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"flota.dev/flota/internal/sandbox/metrics"
	"flota.dev/flota/internal/sandbox/store"
)

// stamp is how CloudWatch writes times in its messages.
const stamp = "2006-01-02T15:04:05.000-0700"

// alarm is a view of what alarms of both kinds have in common.
type alarm struct {
	Name         string   `json:"alarm_name"`
	ARN          string   `json:"arn"`
	Description  string   `json:"alarm_description"`
	Enabled      *bool    `json:"actions_enabled"`
	Alarm        []string `json:"alarm_actions"`
	OK           []string `json:"ok_actions"`
	Insufficient []string `json:"insufficient_data_actions"`
	// Rule is a composite alarm's.
	Rule string `json:"alarm_rule"`
}

// actions are what is told of a state.
func (a alarm) actions(state string) []string {
	if a.Enabled != nil && !*a.Enabled {
		return nil
	}
	switch state {
	case metrics.StateAlarm:
		return a.Alarm
	case metrics.StateOK:
		return a.OK
	}
	return a.Insufficient
}

// alarmChanged makes an event of a state that is another than before, and
// tells the alarm's actions.
func (b *Bus) alarmChanged(ctx context.Context, r store.Record) {
	now, err := store.Decode[store.AlarmState](r)
	before, known := b.alarms[r.Key]
	if err != nil || known && before.State == now.State {
		return
	}
	b.alarms[r.Key] = now
	if !known {
		before = store.AlarmState{State: metrics.StateInsufficient, Reason: "Unchecked: Initial alarm creation", Updated: now.Updated}
		if now.State == before.State {
			return
		}
	}
	a, record, ok := b.alarmOf(r.Key)
	if !ok {
		return
	}
	b.put(ctx, newEvent(r.Key, "aws.cloudwatch", "CloudWatch Alarm State Change", a.ARN, now.Updated, map[string]any{
		"alarmName": a.Name, "configuration": configuration(a, record), "state": stateOut(now), "previousState": stateOut(before),
	}))
	for _, action := range a.actions(now.State) {
		b.tell(ctx, r.Key, action, message{
			Subject: fmt.Sprintf("%s: %q in %s", now.State, a.Name, r.Region),
			Text:    a.text(r.Key, before, now),
		})
	}
}

// alarmOf finds the alarm that a state belongs to.
func (b *Bus) alarmOf(state store.Key) (alarm, store.Record, bool) {
	for _, typ := range [...]string{"aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"} {
		key := state
		key.Type = typ
		r, err := b.cfg.Store.Get(key)
		if err != nil {
			continue
		}
		a, err := store.Decode[alarm](r)
		return a, r, err == nil
	}
	return alarm{}, store.Record{}, false
}

func stateOut(s store.AlarmState) map[string]any {
	return map[string]any{"value": s.State, "reason": s.Reason, "timestamp": s.Updated.UTC().Format(stamp)}
}

// configuration is what an event says of the alarm itself (CloudWatch user
// guide, "Alarm events and EventBridge").
func configuration(a alarm, r store.Record) map[string]any {
	out := map[string]any{}
	if a.Description != "" {
		out["description"] = a.Description
	}
	if a.Rule != "" {
		out["alarmRule"] = a.Rule
		return out
	}
	v, err := store.Decode[store.Alarm](r)
	if err != nil {
		return out
	}
	stat := func(namespace, name string, dimensions map[string]string, period int, statistic string) map[string]any {
		return map[string]any{
			"metric": map[string]any{"namespace": namespace, "name": name, "dimensions": dimensions},
			"period": period, "stat": statistic,
		}
	}
	lines := []any{}
	if v.MetricName != "" {
		lines = append(lines, map[string]any{
			"id": "m1", "returnData": true,
			"metricStat": stat(v.Namespace, v.MetricName, v.Dimensions, v.Period, v.Statistic+v.ExtendedStatistic),
		})
	}
	for _, q := range v.Queries {
		line := map[string]any{"id": q.ID, "returnData": q.ReturnData}
		if len(q.Metric) > 0 {
			m := q.Metric[0]
			line["metricStat"] = stat(m.Namespace, m.Name, m.Dimensions, m.Period, m.Statistic)
		} else {
			line["expression"] = q.Expression
		}
		lines = append(lines, line)
	}
	out["metrics"] = lines
	return out
}

// text is the message that CloudWatch gives to SNS, as JSON.
func (a alarm) text(key store.Key, before, now store.AlarmState) string {
	raw, err := json.Marshal(map[string]any{
		"AlarmName": a.Name, "AlarmDescription": a.Description, "AWSAccountId": key.Account, "Region": key.Region,
		"NewStateValue": now.State, "NewStateReason": now.Reason, "OldStateValue": before.State,
		"StateChangeTime": now.Updated.UTC().Format(stamp), "AlarmArn": a.ARN,
	})
	if err != nil {
		return now.State + ": " + a.Name + " at " + now.Updated.Format(time.RFC3339)
	}
	return string(raw)
}
