variable "insights" {}
resource "aws_ecs_cluster" "unsure" {
  name = "orders"
  setting {
    name  = "containerInsights"
    value = var.insights
  }
}
