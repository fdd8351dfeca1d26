package cloud

// What CodeDeploy takes and tells, as far as a release needs it (API: the
// operations and types of the same names).

type codedeployGroupInput struct {
	Application string `json:"applicationName"`
	Group       string `json:"deploymentGroupName"`
}

type codedeployGroup struct {
	Info struct {
		Last *struct {
			ID string `json:"deploymentId"`
		} `json:"lastAttemptedDeployment"`
	} `json:"deploymentGroupInfo"`
}

type codedeployCreateInput struct {
	codedeployGroupInput
	Config   string             `json:"deploymentConfigName,omitempty"`
	Revision codedeployRevision `json:"revision"`
	Alarms   *codedeployAlarms  `json:"overrideAlarmConfiguration,omitempty"`
}

type codedeployRevision struct {
	Type    string            `json:"revisionType"`
	AppSpec codedeployAppSpec `json:"appSpecContent"`
}

type codedeployAppSpec struct {
	Content string `json:"content"`
}

type codedeployAlarms struct {
	Enabled bool `json:"enabled"`
}

type codedeployID struct {
	ID string `json:"deploymentId"`
}

type codedeployTargetInput struct {
	ID     string `json:"deploymentId"`
	Target string `json:"targetId"`
}

type codedeployTargets struct {
	IDs []string `json:"targetIds"`
}

type codedeployStopInput struct {
	ID       string `json:"deploymentId"`
	Rollback bool   `json:"autoRollbackEnabled"`
}

type codedeployContinueInput struct {
	ID   string `json:"deploymentId"`
	Wait string `json:"deploymentWaitType"`
}

type codedeployInfo struct {
	Info codedeployDeployment `json:"deploymentInfo"`
}

type codedeployDeployment struct {
	ID      string  `json:"deploymentId"`
	Status  string  `json:"status"`
	Created float64 `json:"createTime"` // seconds since 1970
	Error   struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"errorInformation"`
	Rollback struct {
		ID         string `json:"rollbackDeploymentId"`
		Triggering string `json:"rollbackTriggeringDeploymentId"`
		Message    string `json:"rollbackMessage"`
	} `json:"rollbackInfo"`
	Waits bool `json:"instanceTerminationWaitTimeStarted"`
}

type codedeployTarget struct {
	Target struct {
		ECS codedeployECS `json:"ecsTarget"`
	} `json:"deploymentTarget"`
}

type codedeployECS struct {
	Events []struct {
		Name   string `json:"lifecycleEventName"`
		Status string `json:"status"`
	} `json:"lifecycleEvents"`
	TaskSets []codedeployTaskSet `json:"taskSetsInfo"`
}

type codedeployTaskSet struct {
	ID      string  `json:"identifer"` // the API's own spelling
	Desired int     `json:"desiredCount"`
	Running int     `json:"runningCount"`
	Weight  float64 `json:"trafficWeight"`
	Group   struct {
		Name string `json:"name"`
	} `json:"targetGroup"`
	Label string `json:"taskSetLabel"`
}
