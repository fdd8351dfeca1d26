package release

import (
	"testing"
	"testing/synctest"
	"time"

	"flota.dev/flota/internal/diag"
)

func TestCrashed(t *testing.T) {
	tests := []struct {
		name string
		task Task
		want string
	}{
		{"runs", Task{Status: "RUNNING"}, ""},
		{"exit code", Task{StopCode: "EssentialContainerExited", StoppedReason: "Essential container in task exited", ExitCode: new(3)}, "a task stopped with exit code 3"},
		{
			"out of memory",
			Task{StopCode: "EssentialContainerExited", StoppedReason: "Essential container in task exited: OutOfMemoryError: Container killed", ExitCode: new(137)},
			"a task stopped with exit code 137: OutOfMemoryError: Container killed",
		},
		{
			"ended without an error", Task{StopCode: "EssentialContainerExited", StoppedReason: "Essential container in task exited", ExitCode: new(0)},
			"a task stopped: Essential container in task exited",
		},
		{
			"no image", Task{StopCode: "TaskFailedToStart", StoppedReason: "CannotPullContainerError: not found"},
			"a task failed to start: CannotPullContainerError: not found",
		},
		{
			"unhealthy", Task{StopCode: "ServiceSchedulerInitiated", StoppedReason: "Task failed ELB health checks in (target-group green)"},
			"a task never became healthy: Task failed ELB health checks in (target-group green)",
		},
		{"scaled in", Task{StopCode: "ServiceSchedulerInitiated", StoppedReason: "Scaling activity initiated by deployment", ExitCode: new(143)}, ""},
		{"taken away by Fargate", Task{StopCode: "SpotInterruption", StoppedReason: "Your Spot Task was interrupted."}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := crashed(tt.task); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestSlowStart starts versions in a sandbox in which waits pass sixty times
// faster: a process starts no faster there than on AWS.
func TestSlowStart(t *testing.T) {
	tests := []struct {
		name   string
		starts time.Duration
		exit   diag.Exit
		within time.Duration
	}{
		{"within the grace period", 19 * time.Second, diag.OK, 0},
		{"never", time.Hour, diag.RolledBack, 25 * time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t)
				b.running("1")
				b.pace.Scale = 60
				b.aws.behaviour["2"] = behaviour{starts: tt.starts}
				began := time.Now()
				_, err := b.Deploy(t.Context(), request("2"))
				if diag.ExitOf(err) != tt.exit {
					t.Errorf("exit %d, error %v; want %d", diag.ExitOf(err), err, tt.exit)
				}
				if took := time.Since(began); tt.within > 0 && took > tt.within {
					t.Errorf("it took %s to be noticed, want at most %s", took, tt.within)
				}
			})
		})
	}
}
