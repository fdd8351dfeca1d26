# What a person wants to hear of at once. Changes that every apply makes, of
# policies, security groups or routes, are in the trail and ring no bell.
locals {
  watches = merge(
    {
      root-use = {
        description = "Somebody works as the root user"
        pattern     = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
        threshold   = 1
      }
      login-without-mfa = {
        description = "Somebody logged in without a second factor"
        pattern     = "{ $.eventName = \"ConsoleLogin\" && $.additionalEventData.MFAUsed != \"Yes\" && $.userIdentity.type = \"IAMUser\" && $.responseElements.ConsoleLogin = \"Success\" }"
        threshold   = 1
      }
      failed-logins = {
        description = "Logins fail again and again"
        pattern     = "{ $.eventName = \"ConsoleLogin\" && $.errorMessage = \"Failed authentication\" }"
        threshold   = 5
      }
      trail-changes = {
        description = "A trail is stopped, changed or deleted"
        pattern     = "{ $.eventName = \"CreateTrail\" || $.eventName = \"UpdateTrail\" || $.eventName = \"DeleteTrail\" || $.eventName = \"StartLogging\" || $.eventName = \"StopLogging\" }"
        threshold   = 1
      }
      config-changes = {
        description = "AWS Config is stopped or changed"
        pattern     = "{ $.eventSource = \"config.amazonaws.com\" && ($.eventName = \"StopConfigurationRecorder\" || $.eventName = \"DeleteDeliveryChannel\" || $.eventName = \"PutDeliveryChannel\" || $.eventName = \"PutConfigurationRecorder\") }"
        threshold   = 1
      }
      organization-changes = {
        description = "The organization, or what its accounts may do, is changed"
        pattern     = "{ $.eventSource = \"organizations.amazonaws.com\" && ($.eventName = \"AcceptHandshake\" || $.eventName = \"AttachPolicy\" || $.eventName = \"CreateAccount\" || $.eventName = \"CreateOrganizationalUnit\" || $.eventName = \"CreatePolicy\" || $.eventName = \"DeclineHandshake\" || $.eventName = \"DeleteOrganization\" || $.eventName = \"DeleteOrganizationalUnit\" || $.eventName = \"DeletePolicy\" || $.eventName = \"DetachPolicy\" || $.eventName = \"DisablePolicyType\" || $.eventName = \"EnablePolicyType\" || $.eventName = \"InviteAccountToOrganization\" || $.eventName = \"LeaveOrganization\" || $.eventName = \"MoveAccount\" || $.eventName = \"RemoveAccountFromOrganization\" || $.eventName = \"UpdatePolicy\" || $.eventName = \"UpdateOrganizationalUnit\") }"
        threshold   = 1
      }
      key-deletion = {
        description = "A KMS key is disabled or to be deleted"
        pattern     = "{ $.eventSource = \"kms.amazonaws.com\" && ($.eventName = \"DisableKey\" || $.eventName = \"ScheduleKeyDeletion\") }"
        threshold   = 1
      }
    },
    var.break_glass_role == null ? {} : {
      break-glass = {
        description = "Somebody took the break-glass role ${var.break_glass_role}"
        # Any account: an organization's trail sees the role taken in all of them.
        pattern   = "{ $.eventSource = \"sts.amazonaws.com\" && $.eventName = \"AssumeRole\" && $.requestParameters.roleArn = \"arn:aws:iam::*:role/${var.break_glass_role}\" }"
        threshold = 1
      }
    },
  )
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.watches

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace = "${var.name}/audit"
    name      = each.key
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.watches

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.description}. Look at the log group ${aws_cloudwatch_log_group.this.name}."
  namespace           = "${var.name}/audit"
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = each.value.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  # No such event is no value.
  treat_missing_data = "notBreaching"
  alarm_actions      = var.alarm_topic_arns
}
