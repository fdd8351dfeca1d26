package api

// scheduler is Amazon EventBridge Scheduler.
func (a *API) scheduler() *service {
	return newService("scheduler", "", "")
}
