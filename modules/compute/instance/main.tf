locals {
  # A g behind the generation stands for Amazon's own processors, as in t4g or m7gd.
  architecture = can(regex("^[a-z]+[0-9]+g[a-z]*\\.", var.type)) ? "arm64" : "x86_64"

  # Parameters that AWS publishes, docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
  image = {
    linux   = "/aws/service/ami-amazon-linux-latest/al${var.system_version}-ami-kernel-default-${local.architecture}"
    windows = "/aws/service/ami-windows-latest/Windows_Server-${var.system_version}-English-Full-Base"
  }[var.os]
}

data "aws_ssm_parameter" "image" {
  name = local.image
}

resource "aws_instance" "this" {
  # flota:waive ec2-detailed-monitoring status checks come every minute anyway, and so does what the agent measures
  # flota:waive ec2-termination-protection var.protect is on where an environment needs approval; the others are made and unmade

  ami                    = data.aws_ssm_parameter.image.insecure_value
  instance_type          = var.type
  subnet_id              = var.subnet_id
  vpc_security_group_ids = concat([aws_security_group.this.id], var.security_group_ids)
  iam_instance_profile   = aws_iam_instance_profile.this.name

  associate_public_ip_address          = false
  ebs_optimized                        = true
  disable_api_termination              = var.protect
  instance_initiated_shutdown_behavior = "stop"

  # One hop: containers and proxies on the instance do not reach its credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type           = "gp3"
    volume_size           = var.disk_gb
    encrypted             = true
    kms_key_id            = var.data_key_arn
    delete_on_termination = true

    tags = { Name = var.name }
  }

  tags = {
    Name       = var.name
    PatchGroup = var.patch_group
  }

  lifecycle {
    # AWS publishes a new image every month. The instance is patched where it stands; a new one would start without its data.
    ignore_changes = [ami]
  }
}

# Nothing comes in: a shell and a desktop are opened by Systems Manager, to which the instance itself connects.
resource "aws_security_group" "this" {
  name        = "${var.name}-instance"
  description = "Instance ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-instance" }
}

resource "aws_vpc_security_group_egress_rule" "web" {
  # Windows Update takes its files over plain HTTP, and checks their signatures.
  for_each = var.os == "windows" ? { HTTPS = 443, HTTP = 80 } : { HTTPS = 443 }

  security_group_id = aws_security_group.this.id
  description       = "${each.key}: Systems Manager, CloudWatch, packages and updates"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

# The host is broken: EC2 moves the instance to another one, with its addresses and disks.
resource "aws_cloudwatch_metric_alarm" "system" {
  alarm_name          = "${var.name}-instance-host"
  alarm_description   = "The host of ${var.name} fails its checks: EC2 moves the instance"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_System"
  dimensions          = { InstanceId = aws_instance.this.id }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  # An instance that is stopped has no checks.
  treat_missing_data = "notBreaching"
  alarm_actions      = concat(["arn:aws:automate:${var.region}:ec2:recover"], var.alarm_topic_arns)
  ok_actions         = var.alarm_topic_arns
}

# The operating system does not answer: EC2 restarts it.
resource "aws_cloudwatch_metric_alarm" "instance" {
  alarm_name          = "${var.name}-instance-system"
  alarm_description   = "The operating system of ${var.name} does not answer: EC2 restarts it"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_Instance"
  dimensions          = { InstanceId = aws_instance.this.id }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = concat(["arn:aws:automate:${var.region}:ec2:reboot"], var.alarm_topic_arns)
  ok_actions          = var.alarm_topic_arns
}
