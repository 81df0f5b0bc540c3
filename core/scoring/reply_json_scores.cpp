// SPDX-License-Identifier: GPL-3.0-or-later
// JSON shapes: {"component_1": 3}, {"scores": [3, 2]}, {"components": [{"id": 1, "score": 3, "max": 4}]}, nested,
// mixed.
#include "core/scoring/reply_json_scores.h"

#include "core/scoring/reply_json_keys.h"

namespace plumbline::reply {

namespace {

class JsonScores
{
public:
    JsonScores(const JsonValue &json, const std::vector<double> &weights, const HintTexts &hints, Findings &findings)
        : m_json(json)
        , m_weights(weights)
        , m_hints(hints)
        , m_findings(findings)
    {
    }

    bool run(int component)
    {
        const std::size_t before = m_findings.mentions.size() + m_findings.totals.size() + m_findings.lists.size();
        struct Work
        {
            int node;
            int index; ///< component that an enclosing key named; 0 none
            LabelClass cls;
            bool total; ///< inside {"total": {…}}
        };
        std::vector<Work> work = {{0, component, LabelClass::Component, false}};
        // Breadth first, by index: no recursion, and entries keep their order.
        for (std::size_t w = 0; w < work.size(); ++w) {
            const Work item = work[w];
            const JsonNode &node = m_json.nodes[static_cast<std::size_t>(item.node)];
            const auto next = [&work](int child, int index, LabelClass cls, bool total) {
                work.push_back({child, index, cls, total});
            };
            if (node.kind == JsonKind::Array)
                array(node, next);
            else if (node.kind == JsonKind::Object)
                object(node, item.index, item.cls, item.total, next);
        }
        return m_findings.mentions.size() + m_findings.totals.size() + m_findings.lists.size() > before;
    }

private:
    [[nodiscard]] Key classify(const std::u16string &raw) const
    {
        return classifyKey(raw, static_cast<int>(m_weights.size()), m_hints);
    }

    [[nodiscard]] const JsonNode &node(int id) const { return m_json.nodes[static_cast<std::size_t>(id)]; }

    static void applyMax(Value &value, const std::optional<Value> &max)
    {
        if (value.kind == ValueKind::Bare && max && max->kind == ValueKind::Bare && max->number > 0) {
            value.kind = ValueKind::Fraction;
            value.denominator = max->number;
        }
    }

    /// Index that an id field names: 2, "2", "Component 2", a component's text. 0 also when it says nothing; -1
    /// "total".
    [[nodiscard]] std::optional<Key> idOf(const JsonNode &n) const
    {
        if (n.kind != JsonKind::String && n.kind != JsonKind::Scalar)
            return std::nullopt;
        Key key = classify(n.text);
        if (key.kind == KeyKind::Component || key.kind == KeyKind::Total)
            return key;
        return std::nullopt;
    }

    /// What the fields of one object say together.
    struct Fields
    {
        std::optional<Value> score;
        std::optional<Value> max;
        std::optional<Value> totalMax;
        std::optional<Key> id;
        std::vector<std::pair<Key, int>> children;
        std::vector<std::optional<Value>> componentMax; ///< by 1-based component
        std::vector<Value> unnamed;                     ///< values under keys that mean nothing to us
        bool hasEntries = false;                        ///< components, lists or objects: it is no entry itself
    };

    void gather(Fields &fields, const Key &key, const JsonNode &n, bool mayHaveId) const
    {
        const auto value = valueOf(n);
        fields.hasEntries = fields.hasEntries || key.kind == KeyKind::Component || n.kind == JsonKind::Array ||
                            n.kind == JsonKind::Object;
        switch (key.kind) {
        case KeyKind::Score:
            fields.score = fields.score ? fields.score : value;
            break;
        case KeyKind::Max:
            fields.max = value ? value : fields.max;
            break;
        case KeyKind::TotalMax:
            fields.totalMax = value;
            break;
        case KeyKind::ComponentMax:
            if (key.index >= 1 && key.index <= static_cast<int>(m_weights.size()))
                fields.componentMax[static_cast<std::size_t>(key.index)] = value;
            break;
        case KeyKind::Id:
            fields.id = fields.id ? fields.id : idOf(n);
            break;
        case KeyKind::Unknown:
            if (value)
                fields.unnamed.push_back(*value);
            else if (!fields.id && mayHaveId && n.kind == JsonKind::String)
                fields.id = idOf(n);
            break;
        default:
            break;
        }
    }

    template <class Next>
    void object(const JsonNode &object, int outerIndex, LabelClass outerCls, bool inTotal, const Next &next)
    {
        Fields fields;
        fields.componentMax.resize(m_weights.size() + 1);
        for (const int child : object.children) {
            fields.children.emplace_back(classify(node(child).key), child);
            gather(fields, fields.children.back().first, node(child), outerIndex == 0);
        }
        const auto &id = fields.id;
        const int index = outerIndex > 0 ? outerIndex : id && id->kind == KeyKind::Component ? id->index : -1;
        const LabelClass cls = outerIndex > 0 ? outerCls : id ? id->cls : LabelClass::Component;
        const bool isTotal = inTotal || (id && id->kind == KeyKind::Total);
        for (const auto &[key, child] : fields.children)
            entry(key, node(child), child, index, isTotal, fields, next);
        if (!fields.score && index > 0)
            fields.score = pairUnder(fields, index); // {"score": [3, 4]}
        if (fields.score)
            giveScore(object, fields, index, cls, isTotal);
        if (index < 0 && fields.unnamed.size() == m_weights.size() && fields.unnamed.size() > 1)
            m_findings.lists.push_back(fields.unnamed);
    }

    void giveScore(const JsonNode &object, const Fields &fields, int index, LabelClass cls, bool isTotal)
    {
        Value score = *fields.score;
        applyMax(score, fields.max);
        if (index >= 0)
            m_findings.mentions.push_back({index, score, cls, false});
        else if (isTotal)
            m_findings.totals.push_back({score, false});
        else if (object.parent < 0 && (fields.hasEntries || outOfSum(score)))
            m_findings.totals.push_back({score, true});
        else if (object.parent >= 0)
            unnamedEntry(object.parent, score);
    }

    [[nodiscard]] bool outOfSum(const Value &score) const
    {
        double sum = 0;
        for (const double w : m_weights)
            sum += w;
        return score.kind == ValueKind::Fraction && near(score.denominator, sum);
    }

    /// "Component 1": [3, 4]: points and maximum, where the second is the weight, or for a total their sum.
    [[nodiscard]] std::optional<Value> pairOf(const Key &key, const JsonNode &n) const
    {
        const auto count = static_cast<int>(m_weights.size());
        const bool component = key.kind == KeyKind::Component && key.index >= 1 && key.index <= count;
        if (n.kind != JsonKind::Array || n.children.size() != 2 || !(component || key.kind == KeyKind::Total))
            return std::nullopt;
        auto score = valueOf(node(n.children[0]));
        const auto max = valueOf(node(n.children[1]));
        if (!score || !max || score->kind != ValueKind::Bare || max->kind != ValueKind::Bare)
            return std::nullopt;
        double most = 0;
        for (int i = 1; i <= count; ++i)
            most += !component || i == key.index ? m_weights[static_cast<std::size_t>(i - 1)] : 0;
        if (!near(max->number, most))
            return std::nullopt;
        applyMax(*score, max);
        return score;
    }

    [[nodiscard]] std::optional<Value> pairUnder(const Fields &fields, int index) const
    {
        Key component;
        component.kind = KeyKind::Component;
        component.index = index;
        for (const auto &[key, child] : fields.children) {
            if (key.kind == KeyKind::Score)
                return pairOf(component, node(child));
        }
        return std::nullopt;
    }

    template <class Next>
    void entry(const Key &key, const JsonNode &n, int child, int index, bool isTotal, const Fields &fields,
               const Next &next)
    {
        const bool container = n.kind == JsonKind::Object || n.kind == JsonKind::Array;
        auto value = container ? pairOf(key, n) : valueOf(n);
        switch (key.kind) {
        case KeyKind::Component:
            if (n.kind == JsonKind::Object) {
                next(child, key.index > 0 ? key.index : 0, key.cls, false);
            } else if (value) {
                if (key.index >= 1 && key.index <= static_cast<int>(m_weights.size()))
                    applyMax(*value, fields.componentMax[static_cast<std::size_t>(key.index)]);
                m_findings.mentions.push_back({key.index, *value, key.cls, false});
            }
            return;
        case KeyKind::Total:
            if (n.kind == JsonKind::Object) {
                next(child, 0, LabelClass::Component, true);
            } else if (value && index < 0 && !isTotal) {
                applyMax(*value, fields.totalMax ? fields.totalMax : fields.max);
                m_findings.totals.push_back({*value, false});
            }
            return;
        case KeyKind::Ignored:
        case KeyKind::Max:
        case KeyKind::TotalMax:
        case KeyKind::ComponentMax:
            return;
        default:
            // A list inside a component is its own affair, not one score for each component.
            if (container && !(key.bits & (WMax | WExplain)) && (index <= 0 || n.kind == JsonKind::Object))
                next(child, n.kind == JsonKind::Object ? std::max(index, 0) : 0, LabelClass::Component, isTotal);
        }
    }

    /// A score under a key that names no component we know: its place among its siblings may tell.
    void unnamedEntry(int parent, const Value &value)
    {
        if (m_unnamedParent != parent) {
            m_unnamedParent = parent;
            m_findings.lists.emplace_back();
        }
        m_findings.lists.back().push_back(value);
    }

    template <class Next>
    void array(const JsonNode &array, const Next &next)
    {
        const bool named = array.parent >= 0 && !array.key.empty();
        const Key key = named ? classify(array.key) : Key{};
        if (key.bits & WMax)
            return;
        std::vector<Value> values;
        bool scalars = !array.children.empty();
        for (const int child : array.children) {
            const auto value = valueOf(node(child));
            if (value)
                values.push_back(*value);
            else
                scalars = false;
        }
        if (scalars && (!named || (key.bits & (WNoun | WLabel | WLabelLoose | WUnit)))) {
            if (values.size() == m_weights.size()) {
                for (std::size_t i = 0; i < values.size(); ++i)
                    m_findings.mentions.push_back({static_cast<int>(i) + 1, values[i], LabelClass::Component, false});
            } else if (named && values.size() > m_weights.size()) { // one too many: which is it?
                m_findings.mentions.push_back(
                    {static_cast<int>(values.size()), values.back(), LabelClass::Component, false});
            }
            return;
        }
        positional(array, next);
    }

    template <class Next>
    void positional(const JsonNode &array, const Next &next)
    {
        // Objects that name no component are taken by their place when there is one for each.
        std::size_t nameless = 0;
        for (const int child : array.children) {
            if (node(child).kind == JsonKind::Object && !namesComponent(node(child)))
                ++nameless;
        }
        int place = 0;
        for (const int child : array.children) {
            const JsonNode &n = node(child);
            if (n.kind != JsonKind::Object && n.kind != JsonKind::Array)
                continue;
            const bool byPlace = n.kind == JsonKind::Object && nameless == m_weights.size() && !namesComponent(n);
            next(child, byPlace ? ++place : 0, LabelClass::Component, false);
        }
    }

    [[nodiscard]] bool namesComponent(const JsonNode &object) const
    {
        for (const int child : object.children) {
            const Key key = classify(node(child).key);
            if (key.kind == KeyKind::Component || key.kind == KeyKind::Total)
                return true;
            if (key.kind == KeyKind::Id && idOf(node(child)))
                return true;
        }
        return false;
    }

    const JsonValue &m_json;
    const std::vector<double> &m_weights;
    const HintTexts &m_hints;
    Findings &m_findings;
    int m_unnamedParent = -1;
};

} // namespace

bool readJsonScores(const JsonValue &json, const std::vector<double> &weights, const HintTexts &hints,
                    Findings &findings, int component)
{
    return JsonScores(json, weights, hints, findings).run(component);
}

std::u16string jsonTexts(const JsonValue &json)
{
    std::u16string out;
    for (const JsonNode &n : json.nodes) {
        if (n.kind == JsonKind::String)
            out.append(n.text).append(u"\n");
    }
    return out;
}

} // namespace plumbline::reply
