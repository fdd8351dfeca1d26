# A network for the module under test.

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "us-east-1${["a", "b"][count.index]}"
}

output "vpc_id" {
  value = aws_vpc.this.id
}

output "subnet_ids" {
  value = aws_subnet.this[*].id
}

resource "aws_security_group" "task" {
  name        = "task"
  description = "Task"
  vpc_id      = aws_vpc.this.id
}

resource "aws_ecs_cluster" "this" {
  name = "cambio-dev"
}

resource "aws_scheduler_schedule_group" "this" {
  name = "cambio-dev"
}

resource "aws_sqs_queue" "this" {
  name = "cambio-dev-jobs-not-started"
}

resource "aws_ecs_task_definition" "this" {
  family                   = "cambio-dev-settle"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  container_definitions    = jsonencode([{ name = "settle", image = "settle" }])
}

output "security_group_id" {
  value = aws_security_group.task.id
}

output "cluster_arn" {
  value = aws_ecs_cluster.this.arn
}

output "group" {
  value = aws_scheduler_schedule_group.this.name
}

output "queue_arn" {
  value = aws_sqs_queue.this.arn
}

output "definition_arn" {
  value = aws_ecs_task_definition.this.arn
}
