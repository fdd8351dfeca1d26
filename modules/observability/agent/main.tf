locals {
  namespace = "CWAgent"

  streams = {
    linux = [
      { path = "/var/log/audit/audit.log", name = "audit" },
      { path = "/var/log/dnf.log", name = "dnf" },
      { path = "/var/log/cloud-init-output.log", name = "cloud-init" },
      { path = "/var/log/amazon/ssm/amazon-ssm-agent.log", name = "systems-manager" },
    ]
    windows = ["System", "Security", "Application"]
  }

  collect = {
    linux = {
      files = {
        collect_list = [for s in local.streams.linux : {
          file_path       = s.path
          log_group_name  = aws_cloudwatch_log_group.this.name
          log_stream_name = "{instance_id}/${s.name}"
        }]
      }
    }
    windows = {
      windows_events = {
        collect_list = [for event in local.streams.windows : {
          event_name      = event
          event_levels    = event == "Security" ? ["INFORMATION", "WARNING", "ERROR", "CRITICAL"] : ["WARNING", "ERROR", "CRITICAL"]
          event_format    = "xml"
          log_group_name  = aws_cloudwatch_log_group.this.name
          log_stream_name = "{instance_id}/${lower(event)}"
        }]
      }
    }
  }

  # What EC2 cannot see from outside: memory, and how full the disk is.
  measure = {
    linux = {
      mem  = { measurement = ["mem_used_percent"] }
      disk = { measurement = ["used_percent"], resources = ["/"], drop_device = true }
    }
    windows = {
      Memory      = { measurement = ["% Committed Bytes In Use"] }
      LogicalDisk = { measurement = ["% Free Space"], resources = ["C:"] }
    }
  }

  configuration = {
    agent = { metrics_collection_interval = 60 }
    logs  = { logs_collected = local.collect[var.os] }
    metrics = {
      namespace         = local.namespace
      append_dimensions = { InstanceId = "$${aws:InstanceId}" }
      metrics_collected = local.measure[var.os]
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  name              = var.log_group
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

resource "aws_ssm_parameter" "this" {
  name           = "/${var.name}/agent"
  description    = "Configuration of the CloudWatch agent on ${var.os} instances"
  type           = "String"
  insecure_value = jsonencode(local.configuration)
}

# One document for both steps: two associations run in no order, and the agent can't be configured before it is there.
resource "aws_ssm_document" "this" {
  name            = "${var.name}-agent"
  document_type   = "Command"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "2.2"
    # The hash makes a new version of a changed configuration, and with it the association runs at once.
    description = "Installs the CloudWatch agent and gives it its configuration ${substr(sha256(aws_ssm_parameter.this.insecure_value), 0, 12)}"
    mainSteps = [
      {
        action = "aws:configurePackage"
        name   = "install"
        inputs = { name = "AmazonCloudWatchAgent", action = "Install", installationType = "In-place update" }
      },
      {
        action = "aws:runDocument"
        name   = "configure"
        inputs = {
          documentType = "SSMDocument"
          documentPath = "AmazonCloudWatch-ManageAgent"
          documentParameters = jsonencode({
            action                        = "configure"
            mode                          = "ec2"
            optionalConfigurationSource   = "ssm"
            optionalConfigurationLocation = aws_ssm_parameter.this.name
            optionalRestart               = "yes"
          })
        }
      },
    ]
  })
}

# Every new instance at once, and every one again each week: so it is kept as declared.
resource "aws_ssm_association" "this" {
  association_name    = "${var.name}-agent"
  name                = aws_ssm_document.this.name
  document_version    = aws_ssm_document.this.latest_version
  schedule_expression = "rate(7 days)"
  compliance_severity = "MEDIUM"
  max_concurrency     = "50%"
  max_errors          = "100%"

  targets {
    key    = "tag:PatchGroup"
    values = [var.patch_group]
  }
}
