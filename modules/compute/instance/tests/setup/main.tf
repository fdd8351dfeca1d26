# What an instance stands on: AWS, and the sandbox, know whether it is there.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.20.1.0/24"
}

resource "aws_security_group" "database" {
  name   = "database-clients"
  vpc_id = aws_vpc.this.id
}

resource "aws_scheduler_schedule_group" "this" {
  name = "cambio-dev"
}

resource "aws_sqs_queue" "this" {
  name = "cambio-dev-jobs-not-started"
}

output "vpc_id" {
  value = aws_vpc.this.id
}

output "subnet_id" {
  value = aws_subnet.this.id
}

output "database_client_id" {
  value = aws_security_group.database.id
}

output "scheduler" {
  value = {
    group                 = aws_scheduler_schedule_group.this.name
    dead_letter_queue_arn = aws_sqs_queue.this.arn
    queue_key_arn         = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555"
  }
}
