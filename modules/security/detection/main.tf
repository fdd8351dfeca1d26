# GuardDuty: stolen credentials at work, mining, data that leaves.
resource "aws_guardduty_detector" "this" {
  count = var.threats ? 1 : 0

  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_detector_feature" "this" {
  for_each = var.threats ? var.features : []

  detector_id = aws_guardduty_detector.this[0].id
  name        = each.value
  status      = "ENABLED"
}

# Security Hub: all findings in one place, and the account held to standards.
resource "aws_securityhub_account" "this" {
  count = var.threats ? 1 : 0

  # Those that are named below, so that a plan shows which.
  enable_default_standards = false
}

resource "aws_securityhub_standards_subscription" "this" {
  for_each = var.threats ? var.standards : []

  standards_arn = "arn:aws:securityhub:${var.region}::standards/${each.value}"

  depends_on = [aws_securityhub_account.this]
}

# Access Analyzer: what somebody outside of the account can reach.
resource "aws_accessanalyzer_analyzer" "external" {
  analyzer_name = "${var.name}-external"
  type          = "ACCOUNT"
}

# And what was granted and is not used.
resource "aws_accessanalyzer_analyzer" "unused" {
  count = var.unused_access ? 1 : 0

  analyzer_name = "${var.name}-unused"
  type          = "ACCOUNT_UNUSED_ACCESS"

  configuration {
    unused_access {
      unused_access_age = 90
    }
  }
}
