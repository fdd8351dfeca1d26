package store

// Cluster is a view of aws_ecs_cluster. The record's ID is the ARN.
type Cluster struct {
	ARN     string `json:"arn"`
	Name    string `json:"name"`
	Setting []struct {
		Name  string `json:"name"` // containerInsights
		Value string `json:"value"`
	} `json:"setting"`
	Tags map[string]string `json:"tags_all"`
}
