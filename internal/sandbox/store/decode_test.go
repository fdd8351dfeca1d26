package store

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestModifyWritesOnlyWhatChanged(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	key := Key{Type: "aws_scheduler_schedule", ID: "default/report"}
	err := s.Put(key, Attributes{
		"name": "report", "name_prefix": nil, "description": nil,
		"target": []any{map[string]any{
			"arn": "cluster", "input": nil, "dead_letter_config": []any{map[string]any{"arn": "queue"}},
			"ecs_parameters": []any{map[string]any{"task_definition_arn": "report:1", "task_count": 1, "propagate_tags": nil}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	err = Modify(s, key, func(v *Schedule) error {
		v.Targets[0].ECS[0].TaskDefinition = "report:2"
		v.Window = []ScheduleWindow{{Mode: "OFF"}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Get(key)
	if err != nil {
		t.Fatal(err)
	}
	want := Attributes{
		"name": "report", "name_prefix": nil, "description": nil,
		"target": []any{map[string]any{
			"arn": "cluster", "input": nil, "dead_letter_config": []any{map[string]any{"arn": "queue"}},
			"ecs_parameters": []any{map[string]any{"task_definition_arn": "report:2", "task_count": 1.0, "propagate_tags": nil}},
		}},
		"flexible_time_window": []any{map[string]any{"mode": "OFF", "maximum_window_in_minutes": 0.0}},
	}
	if diff := cmp.Diff(want, got.Attributes); diff != "" {
		t.Error(diff)
	}
}
