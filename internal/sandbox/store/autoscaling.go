package store

// ScalableTarget is a view of aws_appautoscaling_target. The record's ID is
// the resource's ID, such as service/CLUSTER/SERVICE.
type ScalableTarget struct {
	ResourceID string `json:"resource_id"`
	Dimension  string `json:"scalable_dimension"` // ecs:service:DesiredCount
	Namespace  string `json:"service_namespace"`  // ecs
	Min        int    `json:"min_capacity"`
	Max        int    `json:"max_capacity"`
}
