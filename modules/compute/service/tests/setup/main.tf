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

resource "aws_lb" "this" {
  name     = "balancer"
  internal = true
  subnets  = aws_subnet.this[*].id
}

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

output "listener_arn" {
  value = aws_lb_listener.this.arn
}

output "load_balancer" {
  value = aws_lb.this.arn_suffix
}

resource "aws_security_group" "task" {
  name        = "task"
  description = "Task"
  vpc_id      = aws_vpc.this.id
}

resource "aws_ecs_cluster" "this" {
  name = "cambio-dev"
}

resource "aws_iam_role" "this" {
  name = "setup"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_ecs_task_definition" "this" {
  family                   = "cambio-dev-orders"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  execution_role_arn       = aws_iam_role.this.arn
  container_definitions    = jsonencode([{ name = "orders", image = "orders", portMappings = [{ containerPort = 8080 }] }])
}

output "security_group_id" {
  value = aws_security_group.task.id
}

output "cluster" {
  value = {
    arn                    = aws_ecs_cluster.this.arn
    name                   = aws_ecs_cluster.this.name
    load_balancer_role_arn = aws_iam_role.this.arn
  }
}

output "task" {
  value = {
    definition_arn     = aws_ecs_task_definition.this.arn
    container_name     = "orders"
    task_role_arn      = aws_iam_role.this.arn
    execution_role_arn = aws_iam_role.this.arn
  }
}

resource "aws_service_discovery_private_dns_namespace" "this" {
  name = "cambio-dev.internal"
  vpc  = aws_vpc.this.id
}

output "namespace_id" {
  value = aws_service_discovery_private_dns_namespace.this.id
}
