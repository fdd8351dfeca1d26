resource "aws_ecs_task_definition" "orders" {
  family = "orders"
  container_definitions = jsonencode([
    {
      name             = "app"
      image            = "orders:1"
      logConfiguration = { logDriver = "awsfirelens" }
    },
    {
      name                  = "router"
      image                 = "router:1"
      firelensConfiguration = { type = "fluentbit" }
    },
  ])
}
