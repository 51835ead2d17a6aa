# What has to hold once a site is deployed. Told by what calls it: lookup_role, region, stack, domain; TRUNK_SID from the
# stack's outputs; API_KEY_SID and API_KEY_SECRET where Twilio is asked as well.
set -eu
keys=$(aws sts assume-role --role-arn "$lookup_role" --role-session-name check --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
in_site() {
  env AWS_REGION="$region" AWS_ACCESS_KEY_ID="$(echo "$keys" | cut -f1)" AWS_SECRET_ACCESS_KEY="$(echo "$keys" | cut -f2)" \
    AWS_SESSION_TOKEN="$(echo "$keys" | cut -f3)" aws "$@"
}

routers=$(in_site cloudformation describe-stack-resources --stack-name "$stack" --query "StackResources[?ResourceType=='AWS::EC2::Instance'].PhysicalResourceId" --output text)
in_site ec2 wait instance-status-ok --instance-ids $routers
echo "routers pass EC2's checks: $routers"

# IOS XE tells on its console what became of the configuration in the user data; not every image has a console EC2 can read.
for router in $routers; do
  console=$(in_site ec2 get-console-output --latest --instance-id "$router" --output text 2>/dev/null || true)
  refused=$(echo "$console" | grep -oE '%CVAC-(4-CLI_FAILURE|3-CONFIG_ERROR).*' || true)
  [ -z "$refused" ] || { echo "$router did not take its whole configuration:"; echo "$refused"; exit 1; }
  case $console in
    *%CVAC-4-CONFIG_DONE*) echo "$router took its whole configuration" ;;
    *) echo "$router: its console does not tell of the configuration; on the router: more bootflash:/cvac.log" ;;
  esac
done

# Alarms may be on for a few minutes while a new router starts.
for try in $(seq 20); do
  loud=$(in_site cloudwatch describe-alarms --state-value ALARM --alarm-name-prefix "$stack-" --query 'MetricAlarms[].AlarmName' --output text)
  [ -n "$loud" ] || break
  sleep 30
done
[ -z "$loud" ] || { echo "alarms that stay on: $loud"; exit 1; }
echo "alarms are quiet"

if [ -n "${API_KEY_SID:-}" ]; then
  # On standard input: what stands in a command line can be seen by others.
  printf 'user = "%s:%s"\n' "$API_KEY_SID" "$API_KEY_SECRET" |
    curl --silent --show-error --fail --config - "https://trunking.twilio.com/v1/Trunks/$TRUNK_SID" |
    grep -q "\"$domain\"" || { echo "Twilio does not have the trunk $TRUNK_SID as it was deployed, with $domain"; exit 1; }
  echo "Twilio has the trunk: $domain"
fi
