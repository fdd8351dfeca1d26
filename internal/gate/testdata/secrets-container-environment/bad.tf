resource "aws_ecs_task_definition" "bad" {
  family = "orders"
  container_definitions = jsonencode([{
    name  = "orders"
    image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1.4.2"
    environment = [
      { name = "LOG_LEVEL", value = "info" },
      { name = "DB_PASSWORD", value = "mango-split-9" },
    ]
  }])
}

resource "aws_ecs_task_definition" "bad_text" {
  family                = "invoices"
  container_definitions = <<-EOT
    [
      {
        "name": "invoices",
        "image": "invoices:1.0",
        "environment": [{"name": "BROKER", "value": "amqps://invoices:mango-split-9@mq.cambio.example:5671"}]
      }
    ]
  EOT
}

resource "aws_batch_job_definition" "bad" {
  name = "report"
  type = "container"
  container_properties = jsonencode({
    image       = "report:1.0"
    environment = [{ name = "API_TOKEN", value = "Zx81kLm02Qp77vRw2XnLb" }]
  })
}
