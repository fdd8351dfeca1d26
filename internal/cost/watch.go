package cost

import (
	"fmt"

	"flota.dev/flota/internal/fleet"
)

// watch adds what CloudWatch costs: alarms, dashboards, logs.
func (r *reckoning) watch(b fleet.Base, services []*fleet.Service, tasks int) {
	metrics, composites := alarms(b, services)
	r.add(Fixed, "alarms", fmt.Sprintf("%d on metrics, %d composite", metrics, composites),
		float64(metrics)*r.price("alarm.metric")+float64(composites)*r.price("alarm.composite"))
	boards := 0
	switch b.Dashboards {
	case fleet.AllDashboards:
		boards = 1 + count(services, fleet.HTTP, fleet.Worker, fleet.Job)
	case fleet.EnvironmentDashboard:
		boards = 1
	}
	r.add(Fixed, "dashboards", fmt.Sprint(boards), float64(boards)*r.price("dashboard.month"))
	gb := r.assume("logs_gb_per_task") * float64(tasks)
	months := float64(b.Logs.RetentionDays) / 30
	r.add(Usage, "logs", fmt.Sprintf("%g GB, kept for %d days", gb, b.Logs.RetentionDays), gb*(r.price("logs.gb_in")+months*r.price("logs.gb_kept")))
}

// alarms counts as the modules make them: for each of a service's two colours
// its health and limits, its log, and a composite that sums them up.
func alarms(b fleet.Base, services []*fleet.Service) (metrics, composites int) {
	metrics = 1 // what the scheduler could not start
	for _, s := range services {
		if s.Kind == fleet.Site || s.Kind == fleet.Job {
			continue
		}
		before := metrics
		if s.Kind == fleet.HTTP {
			metrics += 2
			if s.Deploy.RollbackOn.ErrorRate > 0 {
				metrics += 2
			}
			if s.Deploy.RollbackOn.P99 > 0 {
				metrics += 2
			}
		}
		if s.Watch.Errors > 0 {
			metrics++
		}
		if metrics > before {
			composites++
		}
	}
	metrics += 4*len(b.Databases) + 2*len(b.Instances)
	return metrics, composites
}
