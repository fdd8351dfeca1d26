resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = "{}"
}

resource "aws_iam_role" "execution" {
  name               = "execution"
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "orders" {
  family                = "orders"
  execution_role_arn    = aws_iam_role.execution.arn
  task_role_arn         = aws_iam_role.task.arn
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}

resource "aws_ecs_task_definition" "invoices" {
  family                = "invoices"
  execution_role_arn    = aws_iam_role.execution.arn
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
