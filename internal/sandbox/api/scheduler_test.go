package api

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/scheduler"
	"github.com/aws/aws-sdk-go-v2/service/scheduler/types"

	"flota.dev/flota/internal/sandbox/store"
)

func TestSchedules(t *testing.T) {
	d := newDoor(t)
	d.put(t, typeSchedule, "cambio-dev/report", store.Attributes{
		"arn": "arn:aws:scheduler:eu-central-1:111111111111:schedule/cambio-dev/report", "name": "report", "group_name": "cambio-dev",
		"schedule_expression": "rate(5 minutes)", "schedule_expression_timezone": "UTC", "state": "ENABLED", "description": nil,
		"flexible_time_window": []any{map[string]any{"mode": "OFF", "maximum_window_in_minutes": nil}},
		"target": []any{map[string]any{
			"arn": testCluster, "role_arn": "arn:aws:iam::111111111111:role/report", "dead_letter_config": []any{map[string]any{"arn": "queue"}},
			"retry_policy": []any{map[string]any{"maximum_event_age_in_seconds": 86400, "maximum_retry_attempts": 3}},
			"ecs_parameters": []any{map[string]any{
				"task_definition_arn": "report:1", "task_count": 1, "launch_type": "FARGATE", "propagate_tags": "TASK_DEFINITION",
				"network_configuration": []any{map[string]any{"subnets": []any{"subnet-1"}, "security_groups": []any{"sg-1"}, "assign_public_ip": false}},
			}},
		}},
	})
	client := scheduler.NewFromConfig(d.aws)
	got, err := client.GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("report"), GroupName: aws.String("cambio-dev")})
	if err != nil {
		t.Fatal(err)
	}
	got.Target.EcsParameters.TaskDefinitionArn = aws.String("report:2")
	_, err = client.UpdateSchedule(t.Context(), &scheduler.UpdateScheduleInput{
		Name: got.Name, GroupName: got.GroupName, ScheduleExpression: got.ScheduleExpression, ScheduleExpressionTimezone: got.ScheduleExpressionTimezone,
		State: got.State, FlexibleTimeWindow: got.FlexibleTimeWindow, Target: got.Target, Description: got.Description,
	})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := d.Store.Get(store.Key{Account: testAccount, Region: testRegion, Type: typeSchedule, ID: "cambio-dev/report"})
	if err != nil {
		t.Fatal(err)
	}
	target := rec.Attributes["target"].([]any)[0].(map[string]any)
	task := target["ecs_parameters"].([]any)[0].(map[string]any)
	if task["task_definition_arn"] != "report:2" || task["propagate_tags"] != "TASK_DEFINITION" || target["dead_letter_config"] == nil {
		t.Errorf("target is %v", target)
	}
	if rec.Attributes["description"] != nil {
		t.Errorf("description is %q, was not set", rec.Attributes["description"])
	}
	listed, err := client.ListSchedules(t.Context(), &scheduler.ListSchedulesInput{GroupName: aws.String("cambio-dev"), State: types.ScheduleStateEnabled})
	if err != nil || len(listed.Schedules) != 1 || aws.ToString(listed.Schedules[0].Target.Arn) != testCluster {
		t.Errorf("%+v, %v", listed, err)
	}
	if _, err := client.GetSchedule(t.Context(), &scheduler.GetScheduleInput{Name: aws.String("report")}); code(err) != "ResourceNotFoundException" {
		t.Errorf("a schedule of another group: %v", err)
	}
}
