using System.Linq.Expressions;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>Filters by a list of values.</summary>
internal static class WhereInQuery
{
    /// <param name="calls">What to filter.</param>
    /// <param name="values">Null lets all through.</param>
    /// <param name="column">Which column has to have one of them.</param>
    public static IQueryable<CallRow> WhereIn(
        this IQueryable<CallRow> calls, IReadOnlyList<string>? values, Expression<Func<CallRow, string?>> column)
    {
        if (values is null)
        {
            return calls;
        }
        // One value is compared for equality: then the index that begins with it yields the calls in their order.
        Expression<Func<string?, bool>> isListed = values is [var single]
            ? value => value == single
            : value => values.Contains(value!);
        var body = new Replacement(isListed.Parameters[0], column.Body).Visit(isListed.Body);
        return calls.Where(Expression.Lambda<Func<CallRow, bool>>(body, column.Parameters));
    }

    private sealed class Replacement(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
