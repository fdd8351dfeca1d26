package api

// ecs is Amazon Elastic Container Service.
func (a *API) ecs() *service {
	return newService("ecs", "AmazonEC2ContainerServiceV20141113", "")
}
