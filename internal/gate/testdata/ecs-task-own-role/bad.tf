resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = "{}"
}

resource "aws_ecs_task_definition" "bad" {
  family                = "orders"
  execution_role_arn    = aws_iam_role.task.arn
  task_role_arn         = aws_iam_role.task.arn
  container_definitions = jsonencode([{ name = "app", image = "orders:1" }])
}

resource "aws_ecs_task_definition" "bad_name" {
  family                = "invoices"
  execution_role_arn    = "arn:aws:iam::111111111111:role/task"
  task_role_arn         = "arn:aws:iam::111111111111:role/task"
  container_definitions = jsonencode([{ name = "app", image = "invoices:1" }])
}
